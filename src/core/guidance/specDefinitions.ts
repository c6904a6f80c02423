// What a spec.md defines: requirements and success criteria as people write them (list items, headings, rows of a table,
// bold or colon-led lines), and the user stories of its headings.
import { hiddenAt, type Markdown } from "../markdown.ts";
import { beginsWithStory, storyOf } from "../speckit/stories.ts";

export interface Defined {
  readonly id: string;
  readonly kind: "task" | "requirement" | "criterion" | "check" | "story";
  readonly line: number;
  /** The document's own words, untrusted. */
  readonly text: string;
}

const id = "((?!US-)[A-Z]{2,4}(?:-[A-Z]{1,8})?-\\d+(?:[.-]\\d+)*[a-z]?)";
const item = new RegExp(`^(?:\\*\\*)?${id}(?:\\*\\*)?[ \\t]*[:：]?(?:\\*\\*)?[ \\t]*(\\S.*)$`);
/** In a line of its own: with a mark that no sentence which begins with an id has. */
const line = new RegExp(
  `^(?:#{1,6}[ \\t]+|\\|[ \\t]*)?(?:\\*\\*)?${id}(?:\\*\\*)?[ \\t]*[:：|–—-]?(?:\\*\\*)?[ \\t]*(\\S.*)$`,
);
const isMarked = /^(?:#|\||\*\*)|^\S+[ \t]*[:：]/;

/** In the order of their lines. */
export function specDefinitionsOf(markdown: Markdown): readonly Defined[] {
  const found: Defined[] = [];
  const items = new Map(markdown.items.map((each) => [each.line, each.text]));
  const headings = new Map(markdown.headings.map((each) => [each.line, each.text]));
  const stories = new Set<string>();
  markdown.lines.forEach((text, at) => {
    if (at < markdown.bodyLine || text === "" || hiddenAt(markdown, at)) return;
    const own = items.get(at);
    const [, quoted, words = ""] = own === undefined ? lineDefinition(text) : (item.exec(own) ?? []);
    if (quoted)
      found.push({
        id: quoted,
        kind: quoted.startsWith("SC-") ? "criterion" : "requirement",
        line: at,
        text: own === undefined ? words.replace(/[ \t]*\|[ \t]*$/, "") : words,
      });
    const heading = headings.get(at) ?? "";
    const story = storyOf(heading);
    if (!story || (stories.has(story) && !beginsWithStory(heading))) return;
    stories.add(story);
    found.push({ id: story, kind: "story", line: at, text: heading });
  });
  return found;
}

function lineDefinition(text: string): readonly string[] {
  return (isMarked.test(text) && line.exec(text)) || [];
}
