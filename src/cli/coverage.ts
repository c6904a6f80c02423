// `persona-guide coverage FILE`: which items of the personas a spec.md, plan.md or tasks.md speaks of, and where. A hint for
// a reviewer or an agent, not a gate: `check` is that.
import { basename, dirname, join, resolve } from "node:path";
import { checklistPathOf } from "../core/checklist/checklistPath.ts";
import { checklistFileOf, type EntrySection, personaChecklistOf } from "../core/checklist/personaChecklist.ts";
import { type CoveredItem, coveredItemsOf, coveredPhaseOf, passagesFor } from "../core/guidance/coverage.ts";
import { coverageDocumentOf, longestCovered } from "../core/guidance/coveragePassages.ts";
import { missingItemsIn } from "../core/guidance/coverageProblems.ts";
import { type Markdown, markdownOf } from "../core/markdown.ts";
import { entryNamed, type PersonaEntry } from "../core/persona/catalog.ts";
import { phases } from "../core/speckit/phases.ts";
import { type Command, json, type Output, readArgs, UsageError } from "./command.ts";
import { kindOf, readText } from "./files.ts";
import { personasOf, projectRootOf } from "./personas.ts";
import { sarifOf } from "./sarif.ts";

const formats = ["text", "json", "sarif"] as const;

export const coverage: Command = {
  summary: "Shows what a document seems to speak of, and what it does not.",
  usage: `FILE [--persona ID]… [--phase P] [--format ${formats.join("|")}] [--json]

  --persona ID  only this persona’s items, may be given several times; without it those of all personas
  --phase P     the phase whose items are looked for; without it that of spec.md, plan.md or tasks.md
  --format      sarif lists what was not found, for code hosts; --json is short for --format json

Compares words and knows nothing of what they mean: docs/coverage.md says how far to trust it. Exits 0 whatever it finds.`,
  run(args, output) {
    const { values, positionals } = readArgs(args, {
      persona: { type: "string", multiple: true },
      phase: { type: "string" },
      format: { type: "string" },
      json: { type: "boolean" },
    });
    const format = formats.find((name) => name === (values.format ?? (values.json ? "json" : "text")));
    if (!format) throw new UsageError(`--format takes one of ${formats.join(", ")}`);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError("coverage takes one FILE");
    const phase = values.phase ?? coveredPhaseOf(basename(file));
    if (phase === undefined) throw new UsageError("which phase’s items? Name it with --phase");
    const read = readCoverage(file, phase, values.persona, output);
    if (!read) return 2;
    output.result({ text: textOf, json: jsonOf, sarif: sarifTextOf }[format](read));
    return 0;
  },
};

interface Read {
  readonly file: string;
  readonly phase: string;
  readonly markdown: Markdown;
  readonly covered: readonly { readonly entry: PersonaEntry; readonly items: readonly CoveredItem[] }[];
}

/** `undefined` when something cannot be read or is not there; then the output says what. */
function readCoverage(
  file: string,
  phase: string,
  names: readonly string[] | undefined,
  output: Output,
): Read | undefined {
  const { personas, unreadable } = personasOf(projectRootOf(dirname(resolve(file))));
  const unknown = (names ?? []).filter((name) => !entryNamed(personas, name));
  const read = readText(file);
  const known = [
    ...phases.map(({ id }) => id),
    ...personas.flatMap(({ persona }) => persona.phases.map((one) => one.phase)),
  ];
  const wrong = [
    ...unreadable,
    ...unknown.map((name) => `there is no persona “${name}”; there are: ${personas.map(({ key }) => key).join(", ")}`),
    ...(known.includes(phase) ? [] : [`there is no phase “${phase}”; there are: ${[...new Set(known)].join(", ")}`]),
    ...(read.kind === "unreadable" ? [read.message] : []),
    ...(read.kind === "text" && read.text.length > longestCovered
      ? [`${file}: is too long to be read for coverage`]
      : []),
  ];
  for (const message of wrong) output.complain(message);
  if (wrong.length > 0 || read.kind === "unreadable") return undefined;
  const entries = names ? names.flatMap((name) => entryNamed(personas, name) ?? []) : personas;
  const markdown = markdownOf(read.text);
  const document = coverageDocumentOf(markdown);
  const covered = [...new Set(entries)].flatMap((entry) => {
    const passages = passagesFor(entry, phase, document);
    return passages ? [{ entry, items: coveredItemsOf(sectionsOf(entry, dirname(file)), passages) }] : [];
  });
  if (!document.isEnglish) output.complain(`${file}: is not in English; coverage says nothing of it`);
  else if (covered.length === 0) output.complain(`no persona that was asked has items for ${phase} in English`);
  return { file, phase, markdown, covered };
}

/** The persona's checklist, as its file in the feature's folder has it. */
function sectionsOf({ key, persona }: PersonaEntry, folder: string): readonly EntrySection[] {
  const candidates = [`personas/${key}.md`, `checklists/${key}.md`, `checklists/${key}-persona.md`];
  const texts = new Map<string, string>();
  for (const path of candidates) {
    const read = kindOf(join(folder, path)).kind === "file" ? readText(join(folder, path)) : undefined;
    if (read?.kind === "text") texts.set(path, read.text);
  }
  const text = texts.get(checklistPathOf(key, texts) ?? "");
  return personaChecklistOf(persona, text === undefined ? undefined : checklistFileOf(text));
}

function isFound({ passages }: CoveredItem): boolean {
  return passages.length > 0;
}

function jsonOf({ covered, file, phase }: Read): string {
  const personas = covered.map(({ entry, items }) => ({
    persona: entry.key,
    addressed: items.filter(isFound).length,
    total: items.length,
    items: items.map(({ passages, group, item }) => ({
      responsibility: group.title === "" ? null : group.title,
      text: item.text,
      state: item.state,
      addressed: passages.length > 0,
      passages: passages.map(({ range: { start, end }, words }) => ({
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
        words,
      })),
    })),
  }));
  return json({ file, phase, personas });
}

function textOf({ covered, file }: Read): string {
  const lines = covered.flatMap(({ entry, items }) => [
    `${entry.persona.name}: ${items.filter(isFound).length} of ${items.length} seem to be addressed`,
    ...items.map(({ passages: [best], group, item }) => {
      const place = best ? `  ${file}:${best.range.start.line + 1}: ` : "  not found: ";
      return `${place}${group.title === "" ? "" : `${group.title}: `}${item.text}`;
    }),
  ]);
  return lines.map((line) => `${line}\n`).join("");
}

function sarifTextOf({ covered, file, markdown }: Read): string {
  const problems = covered.flatMap(({ entry, items }) => missingItemsIn(entry, items, markdown));
  return json(sarifOf([{ file, problems: problems.map(({ problem }) => problem) }]));
}
