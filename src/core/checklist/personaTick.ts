// What a tick changes in a persona's checklist: the file's first text, one character of it, or the lines of a
// responsibility that it does not have yet. Nothing that stands in the file is moved or dropped.
import { message } from "../message.ts";
import type { Persona } from "../persona/persona.ts";
import { applicableEdits } from "./itemText.ts";
import { joined } from "./joinedTicks.ts";
import { insertionsOf, itemLine, sectionLines, type Write } from "./missingItems.ts";
import { type ChecklistFile, type Entry, entriesOf, personaChecklistOf } from "./personaChecklist.ts";
import { unlessLost } from "./readBack.ts";
import { currentKey, doneMarkOf, type ItemKey, keyId, markEdit, type Tick } from "./tick.ts";

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
  /** Whether each was chosen by itself: then its mark changes whatever it is. */
  readonly isEachChosen?: boolean;
}

/** Line ends in the new text are `\n`. Refused when an item is neither in the file nor in the persona any more. */
export function tickOf(request: TickRequest): Tick {
  const { persona, file, keys: asked, done } = request;
  const keys = asked.flatMap((key) => currentKey(file?.items ?? [], key) ?? []);
  const lost = asked.find((key) => currentKey(file?.items ?? [], key) === undefined);
  if (lost) return gone(lost);
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
  if (!file) return done ? { kind: "create", text: newFile(request) } : { kind: "edit", edits: [], isAbsent: true };
  const chosen = changing(found, request);
  const changes = chosen.flatMap(({ inFile }) =>
    inFile ? [markEdit(inFile, mark), ...(done ? [] : applicableEdits(file.markdown, inFile))] : [],
  );
  const isAbsent = found.some(({ inFile }) => !inFile);
  if (!isAbsent) return { kind: "edit", edits: changes };
  if (!done) return { kind: "edit", edits: changes, isAbsent };
  const ticked = chosen.map(({ key }) => key);
  return unlessLost([...changes, ...insertionsOf(file, sections, wanted, write)], file, ticked, "done");
}

/** The same for items that were chosen one by one, some to be done and the others open. */
export function tickEachOf(request: Omit<TickRequest, "done">, isToBeDone: (key: ItemKey) => boolean): Tick {
  const parts = [true, false].map((done) => {
    const keys = request.keys.filter((key) => isToBeDone(key) === done);
    return { ...request, keys, done, isEachChosen: true };
  });
  return joined(
    undefined,
    parts.filter(({ keys }) => keys.length > 0).map((part) => ({ make: () => tickOf(part) })),
  );
}

export function gone({ text }: ItemKey): Tick {
  return {
    kind: "refused",
    message: message("“{0}” is no longer in the checklist; nothing was changed.", text),
  };
}

/**
 * Of what was chosen by itself the mark changes whatever it is. Of several at once, what a person put there on purpose stays: marks of their own
 * while there are open ones, and items that do not apply.
 */
function changing(entries: readonly Entry[], { done, isEachChosen }: TickRequest): readonly Entry[] {
  const different = entries.filter(({ state }) => (state === "done") !== done);
  if (entries.length === 1 || isEachChosen) return different;
  if (!done) return different.filter(({ notApplicable }) => notApplicable === undefined);
  const open = different.filter(({ state }) => state === "open");
  return open.length > 0 ? open : different;
}

/** The text of a persona's first checklist, with every item open. */
export function newFile({ persona, personaKey, featureName }: Omit<TickRequest, "keys" | "done">): string {
  const lines = ["---", `persona: ${personaKey}`, "---", "", `# ${persona.name} checklist: ${featureName}`];
  for (const section of personaChecklistOf(persona))
    lines.push("", ...sectionLines(section, section.groups, ({ text }) => [itemLine(" ", text)]));
  return `${lines.join("\n")}\n`;
}
