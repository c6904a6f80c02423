// Reads a persona file's front matter, which is untrusted. The only file that imports gray-matter: it cuts the block out,
// and every engine it could choose but YAML refuses, because its own ones evaluate code.
import matter from "gray-matter";
import { parseDocument } from "yaml";
import { frontMatterEnd, type Markdown } from "../markdown.ts";
import { type Message, message } from "../message.ts";
import type { Problem } from "../problem.ts";
import { lineEndOf, positionsIn, type Range, rangeOf } from "../text.ts";
import { personaIdOf, titleOf, yamlText } from "./naming.ts";
import { fixOf } from "./rules/rule.ts";
import { type Field, nestingBound, readValue, type ToRange } from "./yamlValue.ts";

export interface FrontMatter {
  readonly fields: readonly Field[];
  readonly problems: readonly Problem[];
}

/** UTF-16 code units; the real persona files' front matter is under 1 000. */
const longest = 65_536;
const mostLines = 2_000;
const deepest = 32;
const mostProblems = 20;

/** The fields as far as they can be read, with what is wrong. Positions are those of the whole file. */
export function readFrontMatter(markdown: Markdown): FrontMatter {
  const { lines } = markdown;
  const first = lines[0] ?? "";
  const firstLine = rangeOf(0, 0, first.length);
  const refused = (code: string, text: Message, fixes: Pick<Problem, "fixes"> = {}): FrontMatter => ({
    fields: [],
    problems: [{ code: `persona.front-matter-${code}`, severity: "error", message: text, range: firstLine, ...fixes }],
  });
  const tag = /^---+[ \t]*([^\s-].*)$/.exec(first)?.[1];
  if (tag)
    return refused(
      "language",
      message("Front matter is YAML between two lines of ---; “{0}” is not read.", tag.trim()),
    );
  if (!/^---[ \t]*$/.test(first)) {
    const text = message("The file does not begin with front matter: a line of ---, then id and name.");
    return refused("missing", text, newFrontMatter(markdown));
  }
  const end = frontMatterEnd(lines);
  if (end === 0)
    return refused("unclosed", message("The front matter that begins here is never closed by a line of ---."));
  if (end > mostLines) return refused("too-long", message("Front matter over {0} lines is not read.", mostLines));
  const block = lines.slice(0, end).join("\n");
  if (block.length > longest)
    return refused("too-long", message("Front matter over {0} characters is not read.", longest));
  if (nestingBound(block.slice(3)) > deepest) {
    return refused("too-deep", message("Front matter that nests deeper than {0} levels is not read.", deepest));
  }
  return (
    parseBlock(block, lines[end - 1]?.trim() ?? "---") ??
    refused("fence", message("A line inside the front matter begins with ---; indent or quote it."))
  );
}

/** Front matter with the id and the name that the title gives; where it only stands too low, the blank lines above it go. */
function newFrontMatter(markdown: Markdown): Pick<Problem, "fixes"> {
  const first = markdown.lines.findIndex((text) => text.trim() !== "");
  if (/^---[ \t]*$/.test(markdown.lines[first] ?? "")) {
    const range = { start: { line: 0, character: 0 }, end: { line: first, character: 0 } };
    return { fixes: () => fixOf(message("Remove the blank lines above it"), { range, newText: "" }) };
  }
  const name = titleOf(markdown);
  const id = personaIdOf(name);
  if (id === "") return {};
  const rows = ["---", `id: ${yamlText(id)}`, `name: ${yamlText(name)}`, "---", "", ""];
  const newText = rows.join(lineEndOf(markdown.source));
  const edit = { range: rangeOf(0, 0, 0), newText };
  return { fixes: () => fixOf(message("Add front matter for “{0}”", name), edit) };
}

/** `undefined` when gray-matter sees another end of the block than the closing line. */
function parseBlock(block: string, closing: string): FrontMatter | undefined {
  const problems: Problem[] = [];
  const fields: Field[] = [];
  const expected = block.slice(3, block.lastIndexOf("\n"));
  const yaml = {
    parse: (text: string) => {
      fields.push(...parseYaml(text, problems));
      return {};
    },
  };
  const file = matter(block, { language: "yaml", delimiters: ["---", closing], engines: { ...refusedEngines, yaml } });
  if (file.matter.trimEnd() !== expected.trimEnd()) return undefined;
  return { fields, problems: problems.slice(0, mostProblems) };
}

function refuse(): object {
  throw new Error("only YAML front matter is read");
}

const refusedEngines = {
  json: refuse,
  javascript: refuse,
  js: refuse,
  coffee: refuse,
  coffeescript: refuse,
  toml: refuse,
};

/** `text` starts right after the opening `---`, so its first line is the file's first one. */
function parseYaml(text: string, problems: Problem[]): readonly Field[] {
  const document = parseDocument(text, {
    schema: "core",
    version: "1.2",
    merge: false,
    uniqueKeys: true,
    customTags: [],
    logLevel: "silent",
    prettyErrors: false,
  });
  // The package's own count of lines leaves out those inside of what it cannot read.
  const positionOf = positionsIn(text);
  const at = (offset: number) => {
    const { line, character } = positionOf(offset);
    return { line, character: character + (line === 0 ? 3 : 0) };
  };
  const toRange: ToRange = (range): Range => ({ start: at(range?.[0] ?? 0), end: at(range?.[1] ?? 0) });
  for (const error of [...document.errors, ...document.warnings].slice(0, mostProblems)) {
    const severity = error.name === "YAMLWarning" ? "warning" : "error";
    const [start, end] = error.pos;
    const range = { start: at(start), end: at(Math.max(start, end)) };
    problems.push({
      code: "persona.front-matter-syntax",
      severity,
      message: message("Front matter: {0}", error.message),
      range,
    });
  }
  const value = readValue(document.contents, toRange, problems);
  if (value.kind === "map") return value.fields;
  if (document.errors.length === 0) {
    problems.push({
      code: "persona.front-matter-type",
      severity: "error",
      message: message("Front matter must be fields such as “id: backend-developer”."),
      range: value.range,
    });
  }
  return [];
}
