// The lines that bring items of a persona into a checklist's file that lacks them: where they come in, and in what form.
import { type Markdown, sectionEnd } from "../markdown.ts";
import { slug, type TextEdit } from "../text.ts";
import type { ChecklistFile, Entry, EntryGroup, EntrySection } from "./personaChecklist.ts";
import { keyId, type PlacedItem } from "./tick.ts";

/** The lines of an entry that the file does not have yet, as in a list of its own: the first begins with `- `. */
export type Write = (entry: Entry) => readonly string[];

/** For each group with a wanted entry that the file lacks: all of its missing entries, at their places. */
export function insertionsOf(
  file: ChecklistFile,
  sections: readonly EntrySection[],
  wanted: ReadonlySet<string>,
  write: Write,
): readonly TextEdit[] {
  return sections.flatMap((section, index) => {
    const groups = section.groups.filter(({ entries }) =>
      entries.some(({ key, inFile }) => !inFile && wanted.has(keyId(key))),
    );
    if (groups.length === 0) return [];
    const heading = headingIndex(file.markdown, 2, section.place);
    if (heading < 0) {
      const line = lineBefore(
        file.markdown,
        sections.slice(index + 1).map(({ place }) => place),
      );
      return [insertBlock(file.markdown, line, sectionLines(section, groups, write))];
    }
    return groups.flatMap((group) =>
      group.entries.some(({ inFile }) => inFile)
        ? insertIntoGroup(file.markdown, group, write)
        : [insertGroup(file.markdown, heading, section, group, write)],
    );
  });
}

/**
 * Each run of missing entries goes below the last line of those before it, or above the first one that is there, written
 * as that one is. So the second of two equal items never comes above the first.
 */
function insertIntoGroup(markdown: Markdown, group: EntryGroup, write: Write): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const first = group.entries.find(({ inFile }) => inFile)?.inFile;
  let line = first?.line ?? 0;
  let start = first ? lineStarts(markdown, first).above : "- ";
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) edits.push(insertLines(markdown, line, run));
    run = [];
  };
  for (const entry of group.entries) {
    if (entry.inFile) {
      flush();
      if (entry.inFile.endLine <= line) continue;
      line = entry.inFile.endLine;
      start = lineStarts(markdown, entry.inFile).below;
    } else run.push(...beginWith(start, write(entry)));
  }
  flush();
  return edits;
}

/**
 * What a line begins with that stands beside `item`: indent and bullet as the item has them, because another bullet or
 * indent would take the items around it into its own text. An item that begins inside of another's line, `1. - [ ] a`,
 * has the outer one beside it above.
 */
function lineStarts({ lines }: Markdown, { line, markCharacter }: PlacedItem): { above: string; below: string } {
  const start = (lines[line] ?? "").slice(0, markCharacter - 1);
  const bullet = /[^ \t]+[ \t]+$/.exec(start);
  const outer = start.slice(0, bullet?.index).replace(/[^ \t]/g, " ");
  return { above: /^[ \t]*[^ \t]+[ \t]+/.exec(start)?.[0] ?? "- ", below: outer + (bullet?.[0] ?? "- ") };
}

/** After the section's last group that comes before it in the persona, else at the section's end. */
function insertGroup(
  markdown: Markdown,
  heading: number,
  section: EntrySection,
  group: EntryGroup,
  write: Write,
): TextEdit {
  if (group.title === "") {
    const end = sectionEnd(markdown, heading);
    const line = Math.min(markdown.headings[heading + 1]?.line ?? end, end);
    return insertBlock(markdown, line, groupLines(group, write));
  }
  const own = headingIndex(markdown, 3, slug(group.title), heading);
  if (own >= 0) {
    const lines = group.entries.flatMap(write);
    return insertBlock(markdown, markdown.headings[own + 1]?.line ?? markdown.lines.length, lines);
  }
  const later = section.groups.slice(section.groups.indexOf(group) + 1).map(({ title }) => slug(title));
  const next = later.map((place) => headingIndex(markdown, 3, place, heading)).find((index) => index >= 0);
  const line = next === undefined ? sectionEnd(markdown, heading) : (markdown.headings[next]?.line ?? 0);
  return insertBlock(markdown, line, groupLines(group, write));
}

/** The heading of `level` with that slug; with `below`, only within the section that `headings[below]` opens. */
function headingIndex(markdown: Markdown, level: number, place: string, below?: number): number {
  const end = below === undefined ? markdown.lines.length : sectionEnd(markdown, below);
  return markdown.headings.findIndex(
    (heading, index) =>
      heading.level === level && slug(heading.text) === place && heading.line < end && index > (below ?? -1),
  );
}

function lineBefore(markdown: Markdown, places: readonly string[]): number {
  const next = places.map((place) => headingIndex(markdown, 2, place)).find((index) => index >= 0);
  return next === undefined ? markdown.lines.length : (markdown.headings[next]?.line ?? 0);
}

/** Inserts lines as a block of its own at `line`, below the last filled line before it. */
function insertBlock(markdown: Markdown, line: number, block: readonly string[]): TextEdit {
  let after = line;
  while (after > 0 && (markdown.lines[after - 1] ?? "").trim() === "") after--;
  return insertLines(markdown, after, ["", ...block, ...(after < line || after === markdown.lines.length ? [] : [""])]);
}

/** Inserts whole lines above `line`; at the end of a text without a last newline it stays without one. */
export function insertLines({ lines }: Markdown, line: number, added: readonly string[]): TextEdit {
  const last = lines.length - 1;
  const position = line > last ? { line: last, character: lines[last]?.length ?? 0 } : { line, character: 0 };
  const text = added.join("\n");
  return { range: { start: position, end: position }, newText: line > last ? `\n${text}` : `${text}\n` };
}

/** A section as a new file has it. */
export function sectionLines(section: EntrySection, groups: readonly EntryGroup[], write: Write): string[] {
  return [`## ${section.title}`, ...groups.flatMap((group) => ["", ...groupLines(group, write)])];
}

function groupLines(group: EntryGroup, write: Write): string[] {
  const heading = group.title === "" ? [] : [`### ${group.title}`, ""];
  return [...heading, ...group.entries.flatMap(write)];
}

export function itemLine(mark: string, text: string): string {
  return `- [${mark}] ${text}`;
}

/** The lines of one item with `start` in place of the first one's `- `, and the ones below it as much further in. */
function beginWith(start: string, [first = "", ...below]: readonly string[]): readonly string[] {
  const indent = start.replace(/[^ \t]/g, " ");
  return [start + first.slice(2), ...below.map((line) => indent + line.slice(2))];
}
