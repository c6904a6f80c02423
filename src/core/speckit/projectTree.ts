// The files that a plan draws as a tree, `├── auth.py`, as paths. Knows no file system: what is drawn need not be there.
import type { Markdown } from "../markdown.ts";

export interface ProjectTree {
  /** In the order of the plan: `src/shelf/api/auth.py`. */
  readonly files: readonly string[];
  /** With a slash at the end: `tests/contract/`. */
  readonly folders: readonly string[];
}

/** More lines of trees are not read. */
const mostLines = 2_000;

const branch = /[├└│]|[|+`]--/;
const row = /^([\s│├└─|+`-]*)([\p{L}\p{N}_@.()[\]{}$~+-][\p{L}\p{N}_@.()[\]{}$~+/-]*)(?=\s|#|$)/u;
/** The name of the whole repository says nothing about where a file is. */
const rootName = /^(?:\.|project|project-root|repo|repository|repo-root|root)\/$/i;

/** Of every fence with a tree in it: that of the project's sources and that of the feature's documents. */
export function projectTreeOf({ lines, hidden }: Markdown): ProjectTree {
  const files = new Set<string>();
  const folders = new Set<string>();
  let left = mostLines;
  for (const { kind, line, endLine } of hidden) {
    const drawn = lines.slice(line + 1, Math.min(endLine, line + 1 + left));
    if (kind !== "fence" || !drawn.some((text) => branch.test(text))) continue;
    left -= drawn.length;
    for (const path of pathsOf(drawn)) (path.endsWith("/") ? folders : files).add(path);
  }
  return { files: [...files], folders: [...folders] };
}

interface Drawn {
  readonly column: number;
  readonly name: string;
}

function pathsOf(lines: readonly string[]): readonly string[] {
  const all = lines.flatMap((text) => drawnIn(text) ?? []);
  const above: Drawn[] = [];
  return all.flatMap((each, index) => {
    while ((above.at(-1)?.column ?? -1) >= each.column) above.pop();
    const isFolder = each.name.endsWith("/") || (all[index + 1]?.column ?? 0) > each.column;
    const name = isFolder && !each.name.endsWith("/") ? `${each.name}/` : each.name;
    const path = above.map((parent) => parent.name).join("") + name;
    if (isFolder) above.push({ column: each.column, name: rootName.test(name) ? "" : name });
    return rootName.test(path) ? [] : [path];
  });
}

/** `undefined` for a remark, an ellipsis, and at the margin for a word that is no path. */
function drawnIn(text: string): Drawn | undefined {
  const [, lead, name] = row.exec(text) ?? [];
  if (lead === undefined || name === undefined || /^(?:\.{2,}|…)|\/\//.test(name)) return undefined;
  if (/^\[/.test(name) && !/\]\/?$/.test(name)) return undefined;
  return lead === "" && !/[./]/.test(name) ? undefined : { column: lead.length, name };
}
