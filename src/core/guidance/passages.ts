// Cuts a topic of the reference into passages that stand for themselves, each with the terms that it explains.
import { markdownOf } from "../markdown.ts";
import type { Topic } from "../persona/persona.ts";
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
    markdown: excerpt(markdown.lines.slice(line, leads[index + 1] ?? markdown.lines.length)),
    weight: 2,
  }));
  return [...fromItems, ...fromLeads, fromTitle].filter(({ terms }) => terms.length > 0);
}

/** The first lines, cut between blocks where one is near, with an ellipsis; an open code fence is closed. */
function excerpt(lines: readonly string[]): string {
  const filled = lines.join("\n").trim().split("\n");
  if (filled.length <= mostLines) return filled.join("\n");
  const kept = filled.slice(0, mostLines);
  const fences = kept.filter((line) => /^\s*(?:```|~~~)/.test(line)).length;
  return [...kept, ...(fences % 2 === 1 ? ["```"] : []), "", "…"].join("\n");
}
