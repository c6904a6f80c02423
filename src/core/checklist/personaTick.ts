// What a tick changes in a persona's checklist: the file's first text, one character of it, or the lines of a
// responsibility that it does not have yet. Nothing that stands in the file is moved or dropped.
import { type Markdown, sectionEnd } from "../markdown.ts";
import { message } from "../message.ts";
import type { Persona } from "../persona/persona.ts";
import { slug, type TextEdit } from "../text.ts";
import {
  type ChecklistFile,
  type Entry,
  type EntryGroup,
  type EntrySection,
  entriesOf,
  personaChecklistOf,
} from "./personaChecklist.ts";
import { doneMarkOf, type ItemKey, keyId, markEdit, type Tick } from "./tick.ts";

export interface TickRequest {
  readonly persona: Persona;
  /** The persona's id in the file's front matter. */
  readonly personaKey: string;
  /** The feature's directory name: it stands in the title. */
  readonly featureName: string;
  /** `undefined` when there is no file yet. */
  readonly file: ChecklistFile | undefined;
  readonly keys: readonly ItemKey[];
  readonly done: boolean;
}

/** Line ends in the new text are `\n`. Refused when an item is neither in the file nor in the persona any more. */
export function tickOf(request: TickRequest): Tick {
  const { persona, file, keys, done } = request;
  const sections = personaChecklistOf(persona, file);
  const wanted = new Set(keys.map(keyId));
  const entries = entriesOf(sections);
  const found = entries.filter(({ key }) => wanted.has(keyId(key)));
  const missing = keys.find((key) => !entries.some((entry) => keyId(entry.key) === keyId(key)));
  if (missing) {
    return {
      kind: "refused",
      message: message("“{0}” is no longer in the checklist; nothing was changed.", missing.text),
    };
  }
  if (!file) {
    return done ? { kind: "create", text: newFile(request, sections, wanted) } : { kind: "edit", edits: [] };
  }
  const mark = done ? doneMarkOf(file.items, "x") : " ";
  const changes = found.flatMap(({ inFile, state }) =>
    inFile && (state === "done") !== done ? [markEdit(inFile, mark)] : [],
  );
  const absent = found.some(({ inFile }) => !inFile) && done;
  const insertions = absent ? insertionsOf(file, sections, wanted, mark) : [];
  return { kind: "edit", edits: [...changes, ...insertions] };
}

function newFile(
  { persona, personaKey, featureName }: TickRequest,
  sections: readonly EntrySection[],
  wanted: ReadonlySet<string>,
): string {
  const lines = ["---", `persona: ${personaKey}`, "---", "", `# ${persona.name} checklist: ${featureName}`];
  for (const section of sections) lines.push("", ...sectionLines(section, section.groups, wanted, "x"));
  return `${lines.join("\n")}\n`;
}

function sectionLines(
  section: EntrySection,
  groups: readonly EntryGroup[],
  wanted: ReadonlySet<string>,
  mark: string,
): string[] {
  return [`## ${section.title}`, ...groups.flatMap((group) => ["", ...groupLines(group, wanted, mark)])];
}

function groupLines(group: EntryGroup, wanted: ReadonlySet<string>, mark: string): string[] {
  const heading = group.title === "" ? [] : [`### ${group.title}`, ""];
  return [...heading, ...group.entries.map((entry) => itemLine(entry, wanted, mark))];
}

function itemLine({ key, text }: Entry, wanted: ReadonlySet<string>, mark: string): string {
  return `- [${wanted.has(keyId(key)) ? mark : " "}] ${text}`;
}

/** For each group with a wanted entry that the file lacks: all of its missing entries, at their places. */
function insertionsOf(
  file: ChecklistFile,
  sections: readonly EntrySection[],
  wanted: ReadonlySet<string>,
  mark: string,
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
      return [insertBlock(file.markdown, line, sectionLines(section, groups, wanted, mark))];
    }
    return groups.flatMap((group) =>
      group.entries.some(({ inFile }) => inFile)
        ? insertIntoGroup(file.markdown, group, wanted, mark)
        : [insertGroup(file.markdown, heading, section, group, wanted, mark)],
    );
  });
}

/** Each run of missing entries goes below the entry before it, or above the first one that is there. */
function insertIntoGroup(
  markdown: Markdown,
  group: EntryGroup,
  wanted: ReadonlySet<string>,
  mark: string,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let line = group.entries.find(({ inFile }) => inFile)?.inFile?.line ?? 0;
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) edits.push(insertLines(markdown, line, run));
    run = [];
  };
  for (const entry of group.entries) {
    if (entry.inFile) {
      flush();
      line = entry.inFile.endLine;
    } else run.push(itemLine(entry, wanted, mark));
  }
  flush();
  return edits;
}

/** After the section's last group that comes before it in the persona, else at the section's end. */
function insertGroup(
  markdown: Markdown,
  heading: number,
  section: EntrySection,
  group: EntryGroup,
  wanted: ReadonlySet<string>,
  mark: string,
): TextEdit {
  if (group.title === "") {
    const end = sectionEnd(markdown, heading);
    const line = Math.min(markdown.headings[heading + 1]?.line ?? end, end);
    return insertBlock(markdown, line, groupLines(group, wanted, mark));
  }
  const own = headingIndex(markdown, 3, slug(group.title), heading);
  if (own >= 0) {
    const lines = group.entries.map((entry) => itemLine(entry, wanted, mark));
    return insertBlock(markdown, markdown.headings[own]?.endLine ?? 0, lines);
  }
  const later = section.groups.slice(section.groups.indexOf(group) + 1).map(({ title }) => slug(title));
  const next = later.map((place) => headingIndex(markdown, 3, place, heading)).find((index) => index >= 0);
  const line = next === undefined ? sectionEnd(markdown, heading) : (markdown.headings[next]?.line ?? 0);
  return insertBlock(markdown, line, groupLines(group, wanted, mark));
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
function insertLines({ lines }: Markdown, line: number, added: readonly string[]): TextEdit {
  const last = lines.length - 1;
  const position = line > last ? { line: last, character: lines[last]?.length ?? 0 } : { line, character: 0 };
  const text = added.join("\n");
  return { range: { start: position, end: position }, newText: line > last ? `\n${text}` : `${text}\n` };
}
