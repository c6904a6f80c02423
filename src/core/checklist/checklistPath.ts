// Where the checklist of a persona lies in a feature, and how it gets to the folder that a project chooses later. Paths are
// below the feature's directory; `texts` are its documents by path.
import { markdownOf } from "../markdown.ts";
import { message } from "../message.ts";
import { type ChecklistFile, checklistFileOf, personaKeyOf } from "./personaChecklist.ts";
import type { Tick } from "./tick.ts";

export type ChecklistFolder = "personas" | "checklists";

/**
 * The path of the checklist that persona `key` has, for a reader that does not know which folder the project chose;
 * `undefined` when it has none. Spec Kit makes files of its own in `checklists/`, with names such as `security.md`: only
 * those that name the persona are its.
 */
export function checklistPathOf(key: string, texts: ReadonlyMap<string, string>): string | undefined {
  const own = `personas/${key}.md`;
  if (texts.has(own)) return own;
  return sharedPaths(key).find((path) => personaKeyOf(texts.get(path) ?? "") === key);
}

/** Whether a file in `checklists/` that names persona `key` is its checklist, not a copy under another name. */
export function isNamedFor(key: string | undefined, path: string): boolean {
  return key !== undefined && sharedPaths(key).includes(path);
}

function sharedPaths(key: string): readonly string[] {
  return [`checklists/${key}.md`, `checklists/${key}-persona.md`];
}

/**
 * The path that the checklist of persona `key` has, or gets in `folder`: one that is none of Spec Kit's own files. One that was
 * left in the other folder when this one was chosen goes on there.
 */
export function checklistPathIn(folder: ChecklistFolder, key: string, texts: ReadonlyMap<string, string>): string {
  const path = newPathIn(folder, key, texts);
  const other = newPathIn(otherThan(folder), key, texts);
  const left = texts.get(other);
  return !texts.has(path) && left !== undefined && isOwn(key, other, left) ? other : path;
}

function newPathIn(folder: ChecklistFolder, key: string, texts: ReadonlyMap<string, string>): string {
  const path = `${folder}/${key}.md`;
  const there = texts.get(path);
  const beside = `${folder}/${key}-persona.md`;
  const isBeside = folder === "checklists" && personaKeyOf(texts.get(beside) ?? "") === key;
  if (there === undefined) return isBeside ? beside : path;
  // Whose file it is that a program has only begun to write nobody knows: the checklist stays where it was.
  return isOwn(key, path, there) || (isBegun(there) && !isBeside) ? path : beside;
}

function otherThan(folder: ChecklistFolder): ChecklistFolder {
  return folder === "personas" ? "checklists" : "personas";
}

/** Whether the file at `path`, which says `text`, is the checklist of persona `key`, and none of Spec Kit's own. */
export function isOwn(key: string, path: string, text: string): boolean {
  return !/(?:^|\/)checklists\/[^/]*$/.test(path) || personaKeyOf(text) === key;
}

/** Whether `text` ends before its front matter does, if it has one. */
function isBegun(text: string): boolean {
  return /^(?:-{0,3}|---[ \t]*(?:\r?\n(?:\w[\w-]*(?::.*)?|[ \t].*|--?)?)*)$/.test(text.trim());
}

/**
 * What `change` makes of the checklist of persona `key` at `path`; refused when the file is one of Spec Kit's own.
 * `parse`: markdownOf, or one that keeps what it has read.
 */
export function changeOwn(
  key: string,
  path: string,
  text: string | undefined,
  change: (file: ChecklistFile | undefined) => Tick,
  parse = markdownOf,
): Tick {
  if (text === undefined) return change(undefined);
  if (!isOwn(key, path, text))
    return { kind: "refused", message: message("{0} is not the checklist of “{1}”; nothing was changed.", path, key) };
  return change(checklistFileOf(text, parse));
}

export interface ChecklistMoves {
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  /** Personas' checklists that stay in the other folder: their place is taken, or name and front matter do not agree. */
  readonly kept: readonly string[];
}

/** The checklists of personas in the other folder, and where they go in `folder`. A copy under another name is not moved. */
export function checklistMovesTo(folder: ChecklistFolder, texts: ReadonlyMap<string, string>): ChecklistMoves {
  const other = otherThan(folder);
  const taken = new Set(texts.keys());
  const moves: { from: string; to: string }[] = [];
  const kept: string[] = [];
  for (const [from, text] of texts) {
    if (!isDirectlyIn(other, from)) continue;
    const key = personaKeyOf(text);
    // In `personas/` the name is enough, but not in the other folder.
    if (key === undefined) {
      if (other === "personas" && checklistFileOf(text).items.length > 0) kept.push(from);
      continue;
    }
    const to = newPathIn(folder, key, texts);
    if (from !== newPathIn(other, key, texts) || taken.has(to)) kept.push(from);
    else {
      moves.push({ from, to });
      taken.add(to);
    }
  }
  return { moves, kept };
}

/** Deeper ones are archived. */
export function isDirectlyIn(folder: ChecklistFolder, path: string): boolean {
  return path.startsWith(`${folder}/`) && /^[^/]+\/[^/]+\.md$/.test(path);
}
