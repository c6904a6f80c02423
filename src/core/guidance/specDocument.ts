// A Spec Kit document prepared for guidance: its blocks, where it defines the ids that documents quote, and where it quotes
// them. Built once a version of the document; every look-up after that is one in a map.
import { checklistOf, type State } from "../checklist/checklist.ts";
import { hiddenAt, type Markdown, markdownOf } from "../markdown.ts";
import type { Problem } from "../problem.ts";
import { tasksOf } from "../speckit/tasks.ts";
import type { Range } from "../text.ts";
import { type IdPlaces, idPlacesIn } from "./idPlaces.ts";
import { once } from "./once.ts";
import { type Defined, specDefinitionsOf } from "./specDefinitions.ts";

export interface Definition extends Defined {
  /** Of tasks and checks. */
  readonly state?: State;
}

export interface SpecDocument {
  /** The path below the feature's directory: `tasks.md`. */
  readonly path: string;
  readonly markdown: Markdown;
  /** By id; the first definition where an id is given twice. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Definitions of ids that were defined above them. Of tasks `taskProblems` tells. */
  readonly repeated: readonly Definition[];
  readonly taskProblems: readonly Problem[];
  /** Where ids stand, outside code and comments; read when first asked for. */
  readonly places: () => IdPlaces;
}

const check = /^(?:\*\*)?(CHK\d+)(?:\*\*)?\s*[:：–—-]?\s*(.*)$/;

/** `parse`: markdownOf, or one that keeps what it has read. */
export function specDocumentOf(
  path: string,
  text: string,
  parse: (text: string) => Markdown = markdownOf,
): SpecDocument {
  const markdown = parse(text);
  const definitions = new Map<string, Definition>();
  const repeated: Definition[] = [];
  const add = (definition: Definition) => {
    if (definitions.has(definition.id)) repeated.push(definition);
    else definitions.set(definition.id, definition);
  };
  const read = /(?:^|\/)tasks\.md$/.test(path) ? tasksOf(markdown) : undefined;
  for (const { id, idEnd, line, description, state } of read?.tasks ?? []) {
    const definition = { id, kind: "task", line, text: description, state } as const;
    if (id && !definitions.has(id)) definitions.set(id, definition);
    // T070 of `T061–T070` is that task too.
    if (idEnd && !definitions.has(idEnd)) definitions.set(idEnd, definition);
  }
  if (/(?:^|\/)checklists\//.test(path)) {
    for (const { line, text: item, state } of checklistOf(markdown)) {
      const [, id, question = ""] = check.exec(item) ?? [];
      if (id) add({ id, kind: "check", line, text: question, state });
    }
  }
  if (/(?:^|\/)spec\.md$/.test(path)) specDefinitionsOf(markdown).forEach(add);
  return {
    path,
    markdown,
    definitions,
    repeated,
    taskProblems: read?.problems ?? [],
    places: once(() => idPlacesIn(markdown.lines, (line) => line >= markdown.bodyLine && !hiddenAt(markdown, line))),
  };
}

export interface FoundDefinition {
  readonly definition: Definition;
  /** Of the document that defines it. */
  readonly path: string;
}

/** What `id`, such as FR-003 or US1, stands for in the first of `documents` that defines it. */
export function definitionOf(id: string, documents: readonly SpecDocument[]): FoundDefinition | undefined {
  for (const { definitions, path } of documents) {
    const definition = definitions.get(id);
    if (definition) return { definition, path };
  }
  return undefined;
}

/** What `text` quotes, each once, in its order; without those that are not defined. */
export function definitionsIn(text: string, documents: readonly SpecDocument[]): readonly FoundDefinition[] {
  const quoted = idPlacesIn([text], () => true);
  const known = Array.from(quoted.keys(), (id) => definitionOf(id, documents)).filter((each) => each !== undefined);
  return [...new Map(known.map((each) => [each.definition, each])).values()];
}

/** The range of the id where `definition` stands; of a story its heading's line. */
export function rangeOfDefinition({ markdown, places }: SpecDocument, { id, line }: Definition): Range {
  const own = places()
    .get(id)
    ?.find(({ start }) => start.line === line);
  const length = markdown.lines[line]?.length ?? 0;
  return own ?? { start: { line, character: 0 }, end: { line, character: length } };
}
