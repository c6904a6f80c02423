// Features: which directories they are, which one is current and why, and the phase that its documents are in.
// Works on paths and texts that a caller has read.
import { type Message, message } from "../message.ts";
import { withoutByteOrderMark } from "../text.ts";

export interface Feature {
  /** The path below its project root, with `/`: `specs/003-user-login`. */
  readonly directory: string;
  /** The directory's own name. */
  readonly name: string;
  /** File paths below the directory: `spec.md`, `checklists/security.md`. */
  readonly documents: readonly string[];
}

const documents = new Set(["spec.md", "plan.md", "tasks.md"]);
const ignored =
  /(?:^|\/)(?:node_modules|tests?\/(?:.*\/)?fixtures|\.claude|\.kiro|openspec|templates|[^/]*\{[^/]*)(?:\/|$)/;

/**
 * The features among `paths` (files below a project root, with `/`): directories at any depth below `specs/` or
 * `.specify/specs/` with a spec.md, plan.md or tasks.md. So are the directories in `named`, which exist, wherever they
 * lie and whatever they hold. By number or timestamp, then by name.
 */
export function featuresOf(paths: readonly string[], named: readonly string[] = []): readonly Feature[] {
  const kept = [...new Set(paths)].filter((path) => mayBeInFeature(path, named));
  const directories = new Set([
    ...named,
    ...kept.flatMap((path) => (documents.has(lastPart(path)) ? [path.slice(0, path.lastIndexOf("/"))] : [])),
  ]);
  const byDirectory = new Map([...directories].map((directory) => [directory, [] as string[]]));
  for (const path of kept) {
    const owner = ownerOf(path, directories);
    if (owner !== undefined) byDirectory.get(owner)?.push(path.slice(owner.length + 1));
  }
  return [...byDirectory]
    .filter(([directory]) => !/^(?:(?:\.specify\/)?specs|\.specify)$/.test(directory))
    .map(([directory, files]) => ({ directory, name: lastPart(directory), documents: files.sort() }))
    .sort(byNumber);
}

/** Whether a path is of a fixture, a template, a placeholder or another tool. */
export function isIgnored(path: string): boolean {
  return ignored.test(path);
}

/** The number or timestamp that the directory's name begins with; `undefined` for an unnumbered one and for an ISO date. */
export function featureNumber(name: string): number | undefined {
  const [, date, number] = /^(?!\d{4}-\d\d-\d\d(?:-|$))(?:(\d{8}-\d{6})|(\d+))-/.exec(name) ?? [];
  return date ? Number(date.replace("-", "")) : number ? Number(number) : undefined;
}

/** What `.specify/feature.json` names, as written; a message when it cannot be read. */
export function featureDirectoryOf(json: string): { readonly directory: string } | { readonly problem: Message } {
  let value: unknown;
  try {
    value = JSON.parse(withoutByteOrderMark(json));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: message(".specify/feature.json is not JSON: {0}", error.message) };
  }
  const fields = typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const directory = fields.feature_directory ?? fields.featureDir ?? fields.feature;
  if (typeof directory === "string" && directory.trim() !== "") return { directory: directory.trim() };
  return { problem: message(".specify/feature.json has no text in feature_directory.") };
}

/**
 * `directory`, absolute or relative to `root`, as a path below `root` with `/`; `undefined` when it lies outside.
 * `root` is an absolute path with `/` and no slash at its end.
 */
export function pathBelow(root: string, directory: string): string | undefined {
  const path = directory.replace(/\\/g, "/");
  const isAbsolute = path.startsWith("/") || /^[A-Za-z]:\//.test(path);
  const parts: string[] = [];
  for (const part of `${isAbsolute ? path : `${root}/${path}`}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(driveInLowerCase(part));
  }
  const base = root
    .split("/")
    .filter((part) => part !== "")
    .map(driveInLowerCase);
  if (parts.length <= base.length || base.some((part, index) => part !== parts[index])) return undefined;
  return parts.slice(base.length).join("/");
}

function mayBeInFeature(path: string, named: readonly string[]): boolean {
  if (/^(?:\.specify\/)?specs\//.test(path) && !isIgnored(path)) return true;
  return named.some((directory) => path.startsWith(`${directory}/`) && !isIgnored(path.slice(directory.length + 1)));
}

function byNumber(a: Feature, b: Feature): number {
  const [first, second] = [featureNumber(a.name), featureNumber(b.name)];
  if (first !== second) return (first ?? Number.POSITIVE_INFINITY) - (second ?? Number.POSITIVE_INFINITY);
  return a.directory < b.directory ? -1 : 1;
}

/** VS Code writes `c:`, people write `C:`. */
function driveInLowerCase(part: string): string {
  return /^[A-Z]:$/.test(part) ? part.toLowerCase() : part;
}

/** The innermost feature directory that holds `path`. */
function ownerOf(path: string, directories: ReadonlySet<string>): string | undefined {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    if (directories.has(path.slice(0, end))) return path.slice(0, end);
  }
  return undefined;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
