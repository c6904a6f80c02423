// Cuts a topic of the reference into passages that stand for themselves, each with the terms that it explains.
import { hiddenAt, type Markdown, markdownOf } from "../markdown.ts";
import type { Topic } from "../persona/persona.ts";
import { itemsIn } from "../persona/slices.ts";
import { termNamesOf } from "./termNames.ts";

export interface Passage {
  readonly terms: readonly string[];
  /** The persona's own Markdown, untrusted. */
  readonly markdown: string;
  /** More where the passage is about the term alone. */
  readonly weight: number;
}

/** Lines of a passage at the most: a hover is read, not scrolled. */
const mostLines = 10;

const boldLead = /^\*\*([^*]+)\*\*\s*[:：]?/;
const boldLeadWithText = /^\*\*[^*]+\*\*\s*[:：]?\s*\S/;

export function passagesOf(topic: Topic): readonly Passage[] {
  const markdown = markdownOf(topic.markdown);
  const fromTitle = { terms: termNamesOf(topic.title), markdown: excerpt(markdown.lines.slice(1)), weight: 1 };
  const fromItems = markdown.items.map((item) => {
    const status = /^[`*]*(\d{3})[`*]*\s+([A-Z][\w'’ -]*)/.exec(item.text);
    const lead = boldLead.exec(item.text)?.[1];
    const code = /^`([^`]+)`/.exec(item.text)?.[1];
    const terms = status
      ? [status[1] ?? "", `${status[1]} ${status[2]}`, status[2]?.trim() ?? ""]
      : termNamesOf(lead ?? code ?? "");
    const [first = "", ...rest] = markdown.lines.slice(item.line, item.endLine).map((line) => line.trimStart());
    const lines = [first.replace(/^(?:[-*+]|\d+[.)])\s+/, ""), ...rest];
    return { terms, markdown: excerpt(lines), weight: 3 };
  });
  const leads = markdown.lines.flatMap((text, line) => (boldLead.test(text) ? [line] : []));
  const fromLeads = leads.map((line, index) => ({
    terms: termNamesOf(boldLead.exec(markdown.lines[line] ?? "")?.[1] ?? ""),
    markdown: excerpt(markdown.lines.slice(line, leadEnd(markdown, line, leads[index + 1] ?? markdown.lines.length))),
    weight: 2,
  }));
  return [...fromItems, ...fromLeads, fromTitle].filter(({ terms }) => terms.length > 0);
}

/**
 * The line after the passage of the bold lead in `line`, at most `limit`. A lead with text of its own has that paragraph
 * and the list below it, up to an item with a bold lead of its own; one without stands over all that follows.
 */
function leadEnd(markdown: Markdown, line: number, limit: number): number {
  const { lines } = markdown;
  if (!boldLeadWithText.test(lines[line] ?? "")) return limit;
  const outer = itemsIn(markdown, { line: line + 1, endLine: limit }).filter(({ depth }) => depth === 0);
  const isFilled = (at: number) => (lines[at] ?? "").trim() !== "";
  let end = line + 1;
  while (end < limit && isFilled(end) && end !== outer[0]?.line && !hiddenAt(markdown, end)) end++;
  for (const item of outer) {
    let next = end;
    while (next < limit && !isFilled(next)) next++;
    if (item.line !== next || boldLead.test(item.text)) break;
    end = item.endLine;
  }
  return Math.min(end, limit);
}

/** The first lines, cut between blocks where one is near, with an ellipsis; an open code fence is closed. */
function excerpt(lines: readonly string[]): string {
  const filled = lines.join("\n").trim().split("\n");
  if (filled.length <= mostLines) return filled.join("\n");
  const kept = filled.slice(0, mostLines);
  const fences = kept.filter((line) => /^\s*(?:```|~~~)/.test(line)).length;
  return [...kept, ...(fences % 2 === 1 ? ["```"] : []), "", "…"].join("\n");
}
