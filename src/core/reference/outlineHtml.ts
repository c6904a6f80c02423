// The outline of the reference page: a link to each of its sections.
import { escaped, type MarkdownHtml } from "./markdownHtml.ts";
import type { PageTopic } from "./page.ts";

/** `sections` are those above the topics; their titles are plain text. */
export function outlineHtml(
  label: string,
  sections: readonly { readonly anchor: string; readonly title: string }[],
  topics: readonly PageTopic[],
  html: MarkdownHtml,
): string {
  const fixed = sections.map(({ anchor, title }) => `<li>${link(anchor, escaped(title))}</li>`);
  return (
    `<nav class="outline" aria-label="${escaped(label)}"><details open><summary>${escaped(label)}</summary>` +
    `<ul>${fixed.join("")}${topicList(topics, html)}</ul></details></nav>`
  );
}

/** Topics of level 3 lie in a list below the topic of level 2 before them. */
function topicList(topics: readonly PageTopic[], html: MarkdownHtml): string {
  const groups: { readonly head: PageTopic; readonly below: PageTopic[] }[] = [];
  for (const topic of topics) {
    const last = groups[groups.length - 1];
    if (topic.level === 3 && last) last.below.push(topic);
    else groups.push({ head: topic, below: [] });
  }
  const entry = ({ anchor, title }: PageTopic) => link(anchor, html.text(title));
  return groups
    .map(({ head, below }) => {
      const list = below.map((topic) => `<li>${entry(topic)}</li>`).join("");
      return `<li>${entry(head)}${list && `<ul>${list}</ul>`}</li>`;
    })
    .join("");
}

function link(anchor: string, label: string): string {
  return `<a href="#${escaped(anchor)}">${label}</a>`;
}
