// How far the personas' checklists of a feature are, as Markdown for a pull request: counts by persona and phase, and
// what is open in the current phase. What personas and files say stands in it as text only.
import { type Message, message } from "../message.ts";
import { phases, phaseTitle } from "../speckit/phases.ts";
import { literalMarkdown } from "./literalMarkdown.ts";
import { type OpenItem, openItemsOf, type PersonaInFeature } from "./openItems.ts";
import { type EntrySection, entriesOf, isQualityChecklist } from "./personaChecklist.ts";
import { type Progress, progressOf } from "./progress.ts";

export interface ReportSubject {
  /** The feature's directory name. */
  readonly featureName: string;
  /** The current phase's id, or "done". */
  readonly phase: string;
  readonly personas: readonly PersonaInFeature[];
}

/** Lines end in `\n`. `say` puts a message into the reader's language. */
export function progressReportOf(subject: ReportSubject, say: (told: Message) => string): string {
  const { featureName, phase, personas } = subject;
  const title = say(phaseTitle(phase));
  const { done, total } = countIn(personas, () => true);
  const lines = [
    `# ${say(message("Progress: {0}", literalMarkdown(featureName)))}`,
    "",
    say(message("Current phase: {0}. Items done: {1} of {2}.", literalMarkdown(title), done, total)),
    "",
    ...tableOf(personas, say),
    "",
    `## ${phase === "done" ? say(message("Open")) : say(message("Open first: {0}", literalMarkdown(title)))}`,
    ...openLines(openItemsOf(personas, phase), say),
  ];
  return `${lines.join("\n")}\n`;
}

interface Column {
  readonly title: Message;
  readonly holds: (section: EntrySection) => boolean;
}

function tableOf(personas: readonly PersonaInFeature[], say: (told: Message) => string): readonly string[] {
  const columns = columnsOf(personas);
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const counts = (some: readonly PersonaInFeature[]) => columns.map(({ holds }) => cellOf(countIn(some, holds)));
  const heads = columns.map(({ title }) => literalMarkdown(say(title), "inTable"));
  return [
    row([say(message("Persona")), ...heads]),
    row(["---", ...columns.map(() => "---")]),
    ...personas.map((persona) => row([literalMarkdown(persona.name, "inTable"), ...counts([persona])])),
    row([`**${say(message("Total"))}**`, ...counts(personas)]),
  ];
}

/** The phases that any persona has, in Spec Kit's order, then those that Spec Kit does not have, what is in no phase, and the sum. */
function columnsOf(personas: readonly PersonaInFeature[]): readonly Column[] {
  const sections = personas.flatMap((persona) => persona.sections);
  const found = new Set(sections.map(({ phase }) => phase));
  const known = phases.map(({ id }) => id).filter((id) => found.delete(id));
  const own = [...known, ...found].flatMap((phase) => (phase === undefined ? [] : [phase]));
  const ofPhases = own.map(
    (phase): Column => ({ title: phaseTitle(phase), holds: (section) => section.phase === phase }),
  );
  const others: readonly Column[] = [
    { title: message("Quality checklist"), holds: isQualityChecklist },
    { title: message("Other"), holds: (section) => section.phase === undefined && !isQualityChecklist(section) },
  ];
  const used = others.filter(({ holds }) => sections.some(holds));
  return [...ofPhases, ...used, { title: message("Total"), holds: () => true }];
}

function countIn(personas: readonly PersonaInFeature[], holds: Column["holds"]): Progress {
  return progressOf(entriesOf(personas.flatMap(({ sections }) => sections.filter(holds))));
}

/** Characters in a bar. */
const cells = 6;

/** `████░░ 4/6`: full only when all is done, empty only when nothing is. */
function cellOf({ done, total }: Progress): string {
  if (total === 0) return "–";
  const filled = done === 0 ? 0 : Math.max(1, Math.floor((done / total) * cells));
  return `${"█".repeat(filled)}${"░".repeat(cells - filled)} ${done}/${total}`;
}

function openLines(items: readonly OpenItem[], say: (told: Message) => string): readonly string[] {
  if (items.length === 0) return ["", say(message("Nothing is open."))];
  return items.flatMap((item, index) => {
    const { persona, group, text } = item;
    const heading = items[index - 1]?.persona === persona ? [] : ["", `### ${literalMarkdown(persona.name)}`, ""];
    const lead = group === "" ? "" : `**${literalMarkdown(group)}**: `;
    return [...heading, `- ${lead}${literalMarkdown(text)}`];
  });
}
