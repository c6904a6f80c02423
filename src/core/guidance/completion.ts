// What can be written at a place of a Spec Kit document: tasks of the personas' templates, markers, the ids that the
// feature's documents define, and the sections that a document lacks. Gives parts; how they look is the editor's business.
import { hiddenAt } from "../markdown.ts";
import type { PersonaEntry } from "../persona/catalog.ts";
import { storyOf } from "../speckit/stories.ts";
import { type DocumentTemplate, headingName } from "../templates/documentTemplate.ts";
import { bulletOf } from "../templates/listForm.ts";
import { promptOf } from "../templates/newSection.ts";
import { type Piece, textLine } from "../templates/prompts.ts";
import { sectionsFor } from "../templates/section.ts";
import { mainLevel, sectionOutline } from "../templates/sectionPlace.ts";
import type { Range } from "../text.ts";
import type { CompletionPlace } from "./completionPlace.ts";
import type { SpecCompletion } from "./specCompletion.ts";
import type { Definition, SpecDocument } from "./specDocument.ts";
import { taskCompletions } from "./taskCompletion.ts";

export interface CompletionContext {
  /** Of the feature, without the document itself. */
  readonly siblings: readonly SpecDocument[];
  readonly personas: readonly PersonaEntry[];
  /** For the document. */
  readonly template: DocumentTemplate;
}

/** In the order in which they are best shown; none in code, in comments and in front matter. */
export function specCompletionsAt(
  document: SpecDocument,
  place: CompletionPlace,
  context: CompletionContext,
): readonly SpecCompletion[] {
  const { markdown } = document;
  const { line } = place.range.start;
  if (line < markdown.bodyLine || hiddenAt(markdown, line)) return [];
  switch (place.kind) {
    case "task":
      return taskCompletions(document, place, context.personas);
    case "marker":
      return markers(document, place.range, context);
    case "reference":
      return references([document, ...context.siblings], place.range, place.text);
    case "heading":
      return sections(document, place, context);
  }
}

/** Those that go on where `text` ends, in any case. */
export function beginningWith(completions: readonly SpecCompletion[], text: string): readonly SpecCompletion[] {
  const begun = text.toLowerCase();
  return completions.filter(({ filter }) => filter.toLowerCase().startsWith(begun));
}

/** The story of the phase comes first. */
function markers(document: SpecDocument, range: Range, { siblings }: CompletionContext): readonly SpecCompletion[] {
  const stories = new Map<string, string>();
  for (const { definitions } of [document, ...siblings])
    for (const { id, kind, text } of definitions.values()) if (kind === "story") stories.set(id, text);
  for (const { text } of document.markdown.headings) {
    const story = storyOf(text);
    if (story !== undefined && !stories.has(story)) stories.set(story, text);
  }
  const own = document.markdown.headings.findLast(
    ({ line, text }) => line < range.start.line && storyOf(text) !== undefined,
  );
  const first = own && storyOf(own.text);
  const ordered = [...stories].sort(([a], [b]) => Number(b === first) - Number(a === first));
  const marker = (label: string, source: string): SpecCompletion => ({
    kind: "marker",
    label,
    source,
    range,
    filter: label,
    insert: { kind: "pieces", pieces: textLine(label) },
  });
  return [...ordered.map(([id, title]) => marker(`[${id}]`, title)), marker("[P]", "")];
}

function references(documents: readonly SpecDocument[], range: Range, begun: string): readonly SpecCompletion[] {
  const prefix = /^[A-Z]+/.exec(begun)?.[0] ?? "";
  const seen = new Set<string>();
  return documents.flatMap(({ definitions, path }) =>
    [...definitions.values()].flatMap((definition) => {
      const { id, kind, line, text } = definition;
      const isOwn = path === documents[0]?.path && line === range.start.line;
      if (isOwn || seen.has(id) || !fits(definition, prefix)) return [];
      seen.add(id);
      return [
        {
          kind: "reference",
          label: id,
          source: text,
          range,
          filter: id,
          insert: { kind: "pieces", pieces: textLine(id) },
          about: kind === "story" ? `### ${text}` : text,
        } satisfies SpecCompletion,
      ];
    }),
  );
}

/** Behind a §, where nothing was begun, what a checklist refers to. */
function fits({ id, kind }: Definition, prefix: string): boolean {
  if (prefix === "") return kind === "requirement" || kind === "criterion" || kind === "story";
  return prefix === "T" ? kind === "task" : id.startsWith(prefix);
}

/** Those of the template at this level, and in a plan those of the personas, with their prompts. */
function sections(
  { markdown, path }: SpecDocument,
  { level, range }: Extract<CompletionPlace, { kind: "heading" }>,
  { personas, template }: CompletionContext,
): readonly SpecCompletion[] {
  const outline = sectionOutline(markdown);
  const there = outline.headings.filter(({ line }) => line !== range.start.line).map(({ text }) => headingName(text));
  const section = (label: string, source: string, pieces: readonly Piece[], about?: string): SpecCompletion => ({
    kind: "section",
    label,
    source,
    range,
    filter: label,
    insert: { kind: "pieces", pieces },
    ...(about === undefined ? {} : { about }),
  });
  const own = template
    .filter((heading) => heading.level === level && !isAmong(there, heading.text))
    .map(({ text }) => section(text, "", promptsIn(text)));
  if (level !== mainLevel(outline.headings) || path.endsWith("spec.md")) return own;
  const bullet = bulletOf(markdown);
  const isFilled = (markdown.lines[range.start.line + 1] ?? "").trim() !== "";
  return [
    ...own,
    ...personas.flatMap(({ persona }) =>
      sectionsFor(persona, path)
        .filter(({ title }) => !there.includes(headingName(title)))
        .map(({ items, title }) => {
          const list = items.flatMap((item, index) => [
            ...textLine(`${index === 0 ? "\n\n" : "\n"}${bullet} `),
            promptOf(item),
          ]);
          const pieces = [...textLine(title), ...list, ...(isFilled ? textLine("\n") : [])];
          return section(title, persona.name, pieces, items.map((item) => `- ${item}`).join("\n"));
        }),
    ),
  ];
}

/** Whether one of the headings is what a template's stands for: "User Story 1 - Sign in" for "User Story 1 - [Title]". */
function isAmong(names: readonly string[], heading: string): boolean {
  const [begin = ""] = heading.split("[");
  if (begin === heading || begin.trim() === "") return names.includes(headingName(heading));
  return names.some((name) => `${name}-`.startsWith(`${headingName(begin)}-`));
}

/** What a template has in brackets is to be filled in. */
function promptsIn(text: string): readonly Piece[] {
  const parts = text.split(/(\[[^\][]+\])/).filter((part) => part !== "");
  return parts.map((part): Piece => ({ kind: part.startsWith("[") ? "prompt" : "text", text: part }));
}
