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
