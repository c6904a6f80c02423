// The entities that a feature names: the headings of data-model.md, else the "Key Entities" of spec.md.
import { firstFrom, type Heading, type Markdown, sectionEnd } from "../markdown.ts";

/** A heading that the entities stand below. */
const container = /\b(?:entities|entity definitions|tables)\b|實體定義|实体定义|エンティティ|엔티티|entidades/i;
/** What a data model speaks of besides its entities. */
const other =
  /\b(?:overview|summary|relationships?|diagram|transitions?|validation|rules?|index(?:es)?|migrations?|constraints?|enums?|notes?|changes?|samples?|quer(?:y|ies)|storage|constants?|configuration|schemas?|flow|data|states?|impact|appendix|logic|types?|mapping|trees?|procedure|scope|references?)\b/i;
const named = /^(?:entity|table|model)\s*[:：-]\s*/i;

/** Each once, in the order of the document, as it writes them: `sign_in_event`, "Loan request". */
export function entitiesOf(dataModel: Markdown | undefined, spec: Markdown | undefined): readonly string[] {
  const found = dataModel ? inDataModel(dataModel) : [];
  return [...new Set(found.length > 0 || !spec ? found : keyEntities(spec))];
}

/** Headings that are looked at; real data models have forty at the most. */
const mostHeadings = 300;

function inDataModel(markdown: Markdown): readonly string[] {
  const headings = markdown.headings.slice(0, mostHeadings);
  const below = headings.flatMap((heading, index) =>
    container.test(heading.text) && !named.test(heading.text) ? childrenOf(markdown, index) : [],
  );
  const entities = below.length > 0 ? below : headings.filter((heading) => isEntity(markdown, heading));
  return entities.flatMap(({ text }) => nameIn(text) ?? []);
}

function childrenOf(markdown: Markdown, index: number): readonly Heading[] {
  const { headings } = markdown;
  const parent = headings[index];
  if (!parent) return [];
  const end = sectionEnd(markdown, index);
  return headings.filter(({ line, level }) => line > parent.line && line < end && level === parent.level + 1);
}

/** One of level 2 that says so, or that is a name over a table or a list. */
function isEntity(markdown: Markdown, heading: Heading): boolean {
  const { level, line, text } = heading;
  if (named.test(text)) return true;
  if (level !== 2 || other.test(text) || text.trim().split(/\s+/).length > 3) return false;
  const end = sectionEnd(markdown, markdown.headings.indexOf(heading));
  const hasList = firstFrom(markdown.items, line) < firstFrom(markdown.items, end);
  return hasList || markdown.lines.slice(line, end).some((each) => /^\s{0,3}\|/.test(each));
}

/** "Task" of "2. **Task** (任務)"; `undefined` for a sentence. */
function nameIn(heading: string): string | undefined {
  const name = heading
    .replace(/[*`]/g, "")
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, "")
    .replace(named, "")
    .replace(/\s*[(（].*$/, "")
    .replace(/\s+(?:entity|table|model)$/i, "")
    .trim();
  return name === "" || name.length > 40 || /[{}<>|:：—]/.test(name) ? undefined : name;
}

function keyEntities(spec: Markdown): readonly string[] {
  const index = spec.headings.findIndex(({ text }) => /\bkey entities\b/i.test(text));
  const heading = spec.headings[index];
  if (!heading) return [];
  const from = firstFrom(spec.items, heading.line);
  const items = spec.items.slice(from, firstFrom(spec.items, sectionEnd(spec, index)));
  return items.flatMap(
    ({ text }) => nameIn(/^\*\*([^*]{1,60})\*\*/.exec(text)?.[1]?.replace(/[:：]$/, "") ?? "") ?? [],
  );
}
