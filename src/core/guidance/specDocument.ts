// A Spec Kit document prepared for guidance: its blocks, and where it defines the ids that documents quote. Built once a
// version of the document; every look-up after that is one in a map.
import { checklistOf, type State } from "../checklist/checklist.ts";
import { type Markdown, markdownOf } from "../markdown.ts";
import { storyOf, tasksOf } from "../speckit/tasks.ts";

export interface Definition {
  readonly id: string;
  readonly kind: "task" | "requirement" | "criterion" | "check" | "story";
  readonly line: number;
  /** The document's own words, untrusted. */
  readonly text: string;
  /** Of tasks and checks. */
  readonly state?: State;
}

export interface SpecDocument {
  /** The path below the feature's directory: `tasks.md`. */
  readonly path: string;
  readonly markdown: Markdown;
  /** By id; the first definition where an id is given twice. */
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** What a document may quote of another, or mark a task with. */
export const reference =
  /\[P\]|\[(?:US-?\d+[a-z]?)\]|NEEDS CLARIFICATION|(?<![\p{L}\p{N}_-])(?:CHK\d+|US-?\d+[a-z]?|(?:[A-Z]{1,5}-)?(?:TASK-?|T(?:[A-Z]?|-(?:[A-Z]{1,3}-?)?))\d+(?:\.\d+)*[A-Za-z]?(?:-\d+)?|[A-Z]{2,4}(?:-[A-Z]{1,8})?-\d+(?:[.-]\d+)*[a-z]?)(?![\p{L}\p{N}_])/gu;

const requirement = /^(?:\*\*)?([A-Z]{2,4}(?:-[A-Z]{1,8})?-\d+(?:[.-]\d+)*[a-z]?)(?:\*\*)?\s*[:：]?(?:\*\*)?\s*(.+)$/;
const check = /^(?:\*\*)?(CHK\d+)(?:\*\*)?\s*[:：–—-]?\s*(.*)$/;

export function specDocumentOf(path: string, text: string): SpecDocument {
  const markdown = markdownOf(text);
  const definitions = new Map<string, Definition>();
  const add = (definition: Definition) => {
    if (!definitions.has(definition.id)) definitions.set(definition.id, definition);
  };
  if (/(?:^|\/)tasks\.md$/.test(path)) {
    for (const { id, line, description, state } of tasksOf(markdown).tasks) {
      if (id) add({ id, kind: "task", line, text: description, state });
    }
  }
  if (/(?:^|\/)checklists\//.test(path)) {
    for (const { line, text: item, state } of checklistOf(markdown)) {
      const [, id, question = ""] = check.exec(item) ?? [];
      if (id) add({ id, kind: "check", line, text: question, state });
    }
  }
  if (/(?:^|\/)spec\.md$/.test(path)) {
    for (const { line, text: item } of markdown.items) {
      const [, id, words = ""] = requirement.exec(item) ?? [];
      if (id) add({ id, kind: id.startsWith("SC-") ? "criterion" : "requirement", line, text: words });
    }
    for (const { line, text: heading } of markdown.headings) {
      const story = storyOf(heading);
      if (story) add({ id: story, kind: "story", line, text: heading });
    }
  }
  return { path, markdown, definitions };
}

export interface FoundDefinition {
  readonly definition: Definition;
  /** Of the document that defines it. */
  readonly path: string;
}

/** As documents define it: US1 of `[US-1]`. */
export function idOf(quoted: string): string {
  return quoted.replace(/^\[?US-?(\d+[a-z]?)\]?$/, "US$1");
}

/** What `quoted`, such as FR-003 or [US1], stands for in the first of `documents` that defines it. */
export function definitionOf(quoted: string, documents: readonly SpecDocument[]): FoundDefinition | undefined {
  const id = idOf(quoted);
  for (const { definitions, path } of documents) {
    const definition = definitions.get(id);
    if (definition) return { definition, path };
  }
  return undefined;
}

/** What `text` quotes, each once, in its order; without those that are not defined. */
export function definitionsIn(text: string, documents: readonly SpecDocument[]): readonly FoundDefinition[] {
  const found = Array.from(text.matchAll(reference), ([quoted]) => definitionOf(quoted, documents));
  const known = found.filter((each) => each !== undefined);
  return [...new Map(known.map((each) => [each.definition, each])).values()];
}
