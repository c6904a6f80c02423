// Reads the plain lists of a persona file: focus, avoid, quality checklist, communication, collaboration.
import { stateOf } from "../checklist/checklist.ts";
import type { Lines, ListItem, Markdown } from "../markdown.ts";
import { rangeOf } from "../text.ts";
import type { Collaboration, PersonaItem, QualityItem } from "./persona.ts";
import { headingsIn, itemsIn, partsOf } from "./slices.ts";

/** `[P]` is a label of tasks, no box. */
const box = /^\[(?!P\])(.\p{M}?)\]\s+/u;
const focusMark = /^(?:✅|✔|✓|☑)\uFE0F?\s*/u;
const avoidMark = /^(?:❌|✘|✗|✖|⛔|🚫)\uFE0F?\s*/u;

/** The item's text without a box and without comments: one that opens here would hide what is written below it. */
export function itemText({ text }: ListItem): string {
  const plain = text.replace(box, "");
  if (!plain.includes("<!--")) return plain;
  let result = "";
  let at = 0;
  for (let open = plain.indexOf("<!--"); open >= 0; open = plain.indexOf("<!--", at)) {
    result += plain.slice(at, open);
    const close = plain.indexOf("-->", open);
    if (close < 0) return result.trim();
    at = close + 3;
  }
  return (result + plain.slice(at)).trim();
}

/** Every item of `lines`, nested ones too. */
function listOf(markdown: Markdown, lines: Lines): readonly PersonaItem[] {
  return itemsIn(markdown, lines)
    .map((item) => ({ text: itemText(item), line: item.line }))
    .filter(({ text }) => text !== "");
}

export interface Guidelines {
  readonly focus: readonly PersonaItem[];
  readonly avoid: readonly PersonaItem[];
}

/** A bullet's own mark says what it is; without one the heading above does, the second one being what to avoid. */
export function guidelinesOf(markdown: Markdown, section: Lines): Guidelines {
  const focus: PersonaItem[] = [];
  const avoid: PersonaItem[] = [];
  const parts = partsOf(markdown, section, 3);
  const avoidPart = parts.find(({ heading }) => /avoid|don.?t|not to/i.test(heading.text)) ?? parts[1];
  for (const item of listOf(markdown, section)) {
    const isAvoid = avoidMark.test(item.text) || (!focusMark.test(item.text) && isWithin(item.line, avoidPart));
    const text = item.text.replace(focusMark, "").replace(avoidMark, "");
    (isAvoid ? avoid : focus).push({ text, line: item.line });
  }
  return { focus, avoid };
}

/** Items with their sub-heading, or the boxless item they are nested in, as section. */
export function qualityOf(markdown: Markdown, section: Lines): readonly QualityItem[] {
  const found: QualityItem[] = [];
  const headings = headingsIn(markdown, section).slice(1);
  const items = itemsIn(markdown, section);
  let group: string | undefined;
  let heading: string | undefined;
  let next = 0;
  items.forEach((item, index) => {
    while ((headings[next]?.line ?? Number.POSITIVE_INFINITY) < item.line) heading = headings[next++]?.text;
    const mark = box.exec(item.text)?.[1];
    if (mark === undefined && (items[index + 1]?.depth ?? 0) > item.depth) {
      group = item.text.replace(/\*\*/g, "").replace(/[:：]$/, "");
      return;
    }
    if (item.depth === 0) group = undefined;
    const title = group ?? heading;
    const checked = mark !== undefined && stateOf(mark) === "done";
    found.push({ text: itemText(item), line: item.line, checked, ...(title === undefined ? {} : { section: title }) });
  });
  return found;
}

/** Bullets, and where there are none the paragraphs, one a line. */
export function communicationOf(markdown: Markdown, section: Lines): readonly PersonaItem[] {
  const items = listOf(markdown, section);
  if (items.length > 0) return items;
  const lines = markdown.lines.slice(section.line + 1, section.endLine);
  return lines.flatMap((text, index) => (text.trim() ? [{ text: text.trim(), line: section.line + 1 + index }] : []));
}

const collaborator = /^\*\*([^*]+?)[:：]?\*\*[ ]?[:：–—-]?[ ]?(.*)$/;

export function collaborationOf(markdown: Markdown, section: Lines): readonly Collaboration[] {
  return itemsIn(markdown, section).flatMap((item) => {
    const plain = itemText(item).replace(/\s+/g, " ");
    if (plain === "") return [];
    const match = collaborator.exec(plain);
    const colon = match ? -1 : plain.search(/[:：] /);
    const who = match?.[1] ?? (colon < 0 ? plain : plain.slice(0, colon));
    const said = match?.[2] ?? (colon < 0 ? "" : plain.slice(colon + 2));
    const start = item.depth === 0 && (match || colon >= 0) ? (markdown.lines[item.line] ?? "").indexOf(who) : -1;
    const nameRange = start < 0 ? {} : { nameRange: rangeOf(item.line, start, start + who.length) };
    return [{ ...nameAndShort(collaboratorName(who)), text: said, line: item.line, ...nameRange }];
  });
}

/** "SA (Solution Architect)" of "**With the SA (Solution Architect)**:", as a bullet begins. */
export function collaboratorName(text: string): string {
  return text
    .replace(/\*\*|[:：]\s*$/g, "")
    .replace(/^with (?:the )?/i, "")
    .trim();
}

/** Of "SA (Solution Architect)" and "Solution Architect (SA)" the shorter is the short name. */
export function nameAndShort(who: string): { with: string; shortName?: string } {
  const open = who.search(/[(（]/);
  const first = who.slice(0, open).trim();
  const second = who.slice(open + 1, -1).trim();
  if (open < 1 || !/[)）]$/.test(who) || first === "" || second === "") return { with: who };
  return first.length <= second.length ? { with: second, shortName: first } : { with: first, shortName: second };
}

function isWithin(line: number, part: Lines | undefined): boolean {
  return part !== undefined && line >= part.line && line < part.endLine;
}

/** The prose of a section, without its heading and surplus blank lines. */
export function proseOf({ lines }: Markdown, section: Lines): string {
  return lines.slice(section.line, section.endLine).join("\n").trim();
}
