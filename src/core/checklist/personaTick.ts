// What a tick changes in a persona's checklist: the file's first text, one character of it, or the lines of a
// responsibility that it does not have yet. Nothing that stands in the file is moved or dropped.
import { type Markdown, sectionEnd } from "../markdown.ts";
import { message } from "../message.ts";
import type { Persona } from "../persona/persona.ts";
import { slug, type TextEdit } from "../text.ts";
import { applicableEdits } from "./itemText.ts";
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

/** The lines of an entry that the file does not have yet. */
export type Write = (entry: Entry) => readonly string[];

/** Line ends in the new text are `\n`. Refused when an item is neither in the file nor in the persona any more. */
export function tickOf(request: TickRequest): Tick {
  const { persona, file, keys, done } = request;
  const sections = personaChecklistOf(persona, file);
  const wanted = new Set(keys.map(keyId));
  const entries = entriesOf(sections);
  const found = entries.filter(({ key }) => wanted.has(keyId(key)));
  const missing = keys.find((key) => !entries.some((entry) => keyId(entry.key) === keyId(key)));
  if (missing) {
    return gone(missing);
  }
  const mark = done ? doneMarkOf(file?.items ?? [], "x") : " ";
  const write: Write = ({ key, text }) => [itemLine(wanted.has(keyId(key)) ? mark : " ", text)];
  if (!file) {
    return done ? { kind: "create", text: newFile(request, sections, write) } : { kind: "edit", edits: [] };
  }
  const changes = found.flatMap(({ inFile, state }) =>
    inFile && (state === "done") !== done
      ? [markEdit(inFile, mark), ...(done ? [] : applicableEdits(file.markdown, inFile))]
      : [],
  );
  const absent = found.some(({ inFile }) => !inFile) && done;
  const insertions = absent ? insertionsOf(file, sections, wanted, write) : [];
  return { kind: "edit", edits: [...changes, ...insertions] };
}

export function gone({ text }: ItemKey): Tick {
  return {
    kind: "refused",
    message: message("“{0}” is no longer in the checklist; nothing was changed.", text),
  };
}

/** The text of a persona's first checklist. */
export function newFile(
  { persona, personaKey, featureName }: Omit<TickRequest, "keys" | "done">,
  sections: readonly EntrySection[],
  write: Write,
): string {
  const lines = ["---", `persona: ${personaKey}`, "---", "", `# ${persona.name} checklist: ${featureName}`];
  for (const section of sections) lines.push("", ...sectionLines(section, section.groups, write));
  return `${lines.join("\n")}\n`;
}

function sectionLines(section: EntrySection, groups: readonly EntryGroup[], write: Write): string[] {
  return [`## ${section.title}`, ...groups.flatMap((group) => ["", ...groupLines(group, write)])];
}

function groupLines(group: EntryGroup, write: Write): string[] {
  const heading = group.title === "" ? [] : [`### ${group.title}`, ""];
  return [...heading, ...group.entries.flatMap(write)];
}

export function itemLine(mark: string, text: string): string {
  return `- [${mark}] ${text}`;
}

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

/** Each run of missing entries goes below the entry before it, or above the first one that is there. */
function insertIntoGroup(markdown: Markdown, group: EntryGroup, write: Write): readonly TextEdit[] {
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
    } else run.push(...write(entry));
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
    return insertBlock(markdown, markdown.headings[own]?.endLine ?? 0, lines);
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
