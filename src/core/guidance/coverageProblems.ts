// The items that a document does not seem to speak of, as problems at the heading where one would look for them.
import type { Markdown } from "../markdown.ts";
import { message } from "../message.ts";
import type { PersonaEntry } from "../persona/catalog.ts";
import type { Problem } from "../problem.ts";
import { type Range, rangeOf, withoutHiddenCharacters } from "../text.ts";
import type { CoveredItem } from "./coverage.ts";
import { isFrame, isSilent, rootsOf } from "./coverageWords.ts";

export interface MissingItem {
  readonly covered: CoveredItem;
  readonly problem: Problem;
}

/** Those of `items` that are still open and were not found. */
export function missingItemsIn(
  { persona }: PersonaEntry,
  items: readonly CoveredItem[],
  markdown: Markdown,
): readonly MissingItem[] {
  return items
    .filter(({ item, passages }) => item.state !== "done" && passages.length === 0)
    .map((covered) => {
      const { group, item } = covered;
      const told = message(
        "{0}, {1}: nothing here seems to speak of “{2}”",
        ...[persona.shortName, group.title, item.text].map(withoutHiddenCharacters),
      );
      const range = headingFor(group.title, markdown);
      return { covered, problem: { code: "coverage.item-missing", severity: "hint", message: told, range } };
    });
}

/** The heading that has most words of the responsibility's title, the deeper one of two; else the document's first line. */
export function headingFor(title: string, markdown: Markdown): Range {
  const wanted = new Set(rootsOf(title).filter((root) => !isSilent(root) && !isFrame(root)));
  let best = { line: markdown.bodyLine, level: 0, shared: 0 };
  for (const { level, line, text } of markdown.headings) {
    const shared = level > 1 ? rootsOf(text).filter((root) => wanted.has(root)).length : 0;
    if (shared > best.shared || (shared > 0 && shared === best.shared && level > best.level))
      best = { line, level, shared };
  }
  return rangeOf(best.line, 0, (markdown.lines[best.line] ?? "").length);
}
