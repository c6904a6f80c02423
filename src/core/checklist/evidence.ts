// The evidence of an item: a bullet right below it with a link to a place in another document and the first words there,
// `- Evidence: [plan.md#L12 · Security](../plan.md#L12): "All endpoints need"`. Reads and writes that one line.
import { firstFrom, type ListItem, type Markdown } from "../markdown.ts";
import { rangeOf, type TextEdit } from "../text.ts";
import type { ChecklistItem } from "./checklist.ts";
import { escaped, unescaped } from "./inlineText.ts";

export interface Evidence {
  /** The link's text, without the marks of Markdown: `plan.md#L12 · Security`. */
  readonly label: string;
  /** Where it leads, relative to the checklist's file, with `/`: `../plan.md`. May lead anywhere. */
  readonly path: string;
  /** Zero-based line in that document; `undefined` for the whole document. */
  readonly at: number | undefined;
  /** Words that stand there; "" when none are given. */
  readonly quote: string;
}

/** What stands before the target, the link's text in it, and the target. */
const form = /^((?:\*\*|__)?evidence(?:\*\*|__)?:(?:\*\*|__)?[ \t]*\[((?:\\.|[^\\\]])*)\]\(<?)([^()\s<>]+)>?\)/iu;

/** The evidence of each item that has some, by the item's line. */
export function evidenceByItem(
  markdown: Markdown,
  items: readonly ChecklistItem[],
): ReadonlyMap<number, readonly Evidence[]> {
  const found = new Map<number, readonly Evidence[]>();
  for (const item of items) {
    const evidence = bulletsOf(markdown, item).flatMap(({ text }) => evidenceOf(text) ?? []);
    if (evidence.length > 0) found.set(item.line, evidence);
  }
  return found;
}

/** What lets the evidence of a checklist that moves lead to the same places. */
export function movedLinks(
  markdown: Markdown,
  items: readonly ChecklistItem[],
  { from, to, goesTo = (path) => path }: Move,
): readonly TextEdit[] {
  const bullets = items.flatMap((item) => bulletsOf(markdown, item)).filter(({ text }) => evidenceOf(text));
  return bullets.flatMap(({ line, text }) => {
    const [, before = "", , target = ""] = form.exec(text) ?? [];
    const written = target.replace(/[?#].*$/, "");
    const path = decoded(written);
    const start = (markdown.lines[line] ?? "").indexOf(before + target) + before.length;
    if (start < before.length || path === undefined) return [];
    const place = pathFrom(from, path);
    if (place === undefined) return [];
    const goal = goesTo(place);
    if (pathFrom(to, path) === goal) return [];
    const newText = encoded(relativePath(to, goal));
    return [{ range: rangeOf(line, start, start + written.length), newText }];
  });
}

/** Of a checklist: the paths, with `/`, and where other files go. */
export interface Move {
  readonly from: string;
  readonly to: string;
  goesTo?(path: string): string;
}

/** `undefined` where it leads out of the root. */
function pathFrom(from: string, path: string): string | undefined {
  const parts = from.split("/").slice(0, -1);
  for (const part of path.split("/"))
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "." && part !== "") parts.push(part);
  return parts.join("/");
}

/** The list items right below an item. */
export function bulletsOf({ items }: Markdown, { line, endLine, depth }: ChecklistItem): readonly ListItem[] {
  const inside = items.slice(firstFrom(items, line + 1), firstFrom(items, endLine));
  return inside.filter((item) => item.depth === depth + 1);
}

/** A link to the web, or out of the file system, is no evidence that can be looked up. */
function evidenceOf(text: string): Evidence | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [whole, , label = "", target = ""] = match;
  const [place = "", fragment = ""] = target.split("#");
  const path = decoded(place.replace(/\?.*$/, ""));
  if (!path || /^(?:[\\/]|[a-z][a-z\d+.-]*:)|[\\\p{Cc}]/iu.test(path)) return undefined;
  const line = /^L(\d{1,9})/i.exec(fragment)?.[1];
  return {
    label: unescaped(label),
    path,
    at: line === undefined ? undefined : Math.max(0, Number(line) - 1),
    quote: quoteIn(text.slice(whole.length)),
  };
}

/** The evidence as it stands behind the bullet. */
export function evidenceText({ label, path, at, quote }: Evidence): string {
  const words = quote === "" ? "" : `: "${escaped(quote)}"`;
  return `Evidence: [${escaped(label)}](${encoded(path)}${at === undefined ? "" : `#L${at + 1}`})${words}`;
}

/** The path by which the file at `from` names the one at `to`; both with `/`, below the same root. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split("/").slice(0, -1), to.split("/")];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => ".."), ...there.slice(same)].join("/");
}

function quoteIn(rest: string): string {
  const open = rest.search(/["“]/);
  const close = Math.max(rest.lastIndexOf('"'), rest.lastIndexOf("”"));
  return open >= 0 && close > open ? unescaped(rest.slice(open + 1, close)) : "";
}

function encoded(path: string): string {
  return encodeURI(path).replace(/[()#?]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
