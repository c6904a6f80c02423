// Builds dist/: the extension (one file for desktop and web), the reference page's scripts and style, the command line with
// the files of the site that it writes, and the bundled personas' texts in one file. `--watch` rebuilds; `--meta` writes the
// metafile of the extension's bundle.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as esbuild from "esbuild";

const watch = process.argv.includes("--watch");

/** Modules that are bundled by their packages and never run here, or for little. A call of the former would throw, so it cannot stay unseen. */
const unused = [
  // Engines that evaluate code and an old js-yaml; the table in frontMatter.ts takes their place.
  { filter: /gray-matter[\\/]lib[\\/]engines\.js$/, contents: () => "module.exports = {};" },
  // Finding bare URLs in text, which is switched off.
  { filter: /linkify-it[\\/].*\.m?js$/, contents: () => "export class LinkifyIt {}; export default LinkifyIt;" },
  // Kinds of values that front matter never has.
  {
    filter: /kind-of[\\/]index\.js$/,
    contents: () =>
      "module.exports = (value) => Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;",
  },
  // Tables of punctuation and symbols, which the language has: markdown-it asks for these two.
  {
    filter: /uc\.micro[\\/]build[\\/]index\.mjs$/,
    contents: () => "export const P = /\\p{P}/u; export const S = /\\p{S}/u;",
  },
  // The names of hosts in links with letters of all languages, which the platform knows how to write.
  {
    filter: /punycode\.js[\\/]punycode(?:\.es6)?\.js$/,
    contents: () =>
      "export const toASCII = (host) => /^[\\0-\\x7f]*$/.test(host) ? host : new URL('http://' + host).hostname;" +
      "export const toUnicode = (host) => host; export default { toASCII, toUnicode };",
  },
  // Writing YAML: front matter is only read.
  { filter: /yaml[\\/]browser[\\/]dist[\\/]stringify[\\/].*\.js$/, contents: throwing },
  // The tags of YAML 1.1: front matter is YAML 1.2 in the core schema.
  { filter: /yaml-1\.1[\\/](?:binary|bool|float|int|omap|pairs|schema|set|timestamp)\.js$/, contents: throwing },
];

/** The module at `path` with each of its exports as a function that throws. */
function throwing(path) {
  const names =
    readFileSync(path, "utf8")
      .match(/export \{([^}]*)\}/)?.[1]
      ?.split(",") ?? [];
  return names.map((name) => `export const ${name.trim()} = () => { throw new Error("not bundled"); };`).join("\n");
}

const withoutUnused = {
  name: "without-unused",
  setup(build) {
    for (const { filter, contents } of unused) build.onLoad({ filter }, ({ path }) => ({ contents: contents(path) }));
  },
};

const shared = {
  bundle: true,
  minify: true,
  target: "es2022",
  sourcemap: true,
  sourcesContent: false,
  plugins: [withoutUnused],
  logLevel: "warning",
};

const builds = [
  {
    ...shared,
    entryPoints: ["src/vscode/extension.ts"],
    outfile: "dist/extension.js",
    platform: "browser",
    format: "cjs",
    mainFields: ["browser", "module", "main"],
    external: ["vscode"],
    // gray-matter keeps a copy of its input as a Buffer; a string does, and a browser has no Buffer.
    define: { "Buffer.from": "String" },
    metafile: true,
  },
  {
    ...shared,
    entryPoints: ["src/webview/reference.ts"],
    outfile: "dist/reference.js",
    platform: "browser",
    format: "iife",
  },
  {
    ...shared,
    entryPoints: ["src/webview/highlight.ts"],
    outfile: "dist/highlight.js",
    platform: "browser",
    format: "iife",
  },
  ...["dist/reference.css", "dist/site/reference.css"].map((outfile) => ({
    ...shared,
    entryPoints: ["media/reference.css"],
    outfile,
    sourcemap: false,
  })),
  {
    ...shared,
    entryPoints: ["src/webview/site.ts", "src/webview/highlight.ts"],
    outdir: "dist/site",
    platform: "browser",
    format: "iife",
    sourcemap: false,
  },
  {
    ...shared,
    entryPoints: ["src/cli/main.ts"],
    outfile: "dist/cli.js",
    platform: "node",
    format: "cjs",
    target: "node20",
    banner: { js: "#!/usr/bin/env node" },
  },
];

function writePersonas() {
  const files = readdirSync("personas")
    .filter((name) => name.endsWith(".md"))
    .sort();
  const texts = Object.fromEntries(files.map((name) => [name, readFileSync(`personas/${name}`, "utf8")]));
  writeFileSync("dist/personas.json", JSON.stringify(texts));
}

/** Every string that a person sees, for translators: those of `l10n.t` and of the core's messages. */
function writeStrings() {
  const files = readdirSync("src", { recursive: true }).filter(
    (name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name),
  );
  const call = /\b(?:l10n\.t|message)\(\s*("(?:[^"\\]|\\.)*")/g;
  const found = files.flatMap((name) => [...readFileSync(`src/${name}`, "utf8").matchAll(call)]);
  const texts = found.map(([, literal]) => JSON.parse(literal)).sort();
  mkdirSync("dist/l10n", { recursive: true });
  writeFileSync(
    "dist/l10n/bundle.l10n.json",
    JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), null, 1),
  );
}

mkdirSync("dist/site", { recursive: true });
copyFileSync("media/site.css", "dist/site/site.css");
writePersonas();
writeStrings();
if (watch) {
  for (const options of builds) await (await esbuild.context(options)).watch();
} else {
  const [extension] = await Promise.all(builds.map((options) => esbuild.build(options)));
  if (process.argv.includes("--meta")) writeFileSync("dist/meta.json", JSON.stringify(extension.metafile));
}
