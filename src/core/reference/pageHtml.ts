// The reference page as HTML: all that the persona's author wrote goes through markdownHtml or is escaped.

import { escaped, type MarkdownHtml, markdownHtml } from "./markdownHtml.ts";
import { anchorOf, type Collaborator, type PageTopic, type ReferencePage } from "./page.ts";

/** The words of the page in the reader's language. `{0}` in `table` is a number. */
export interface PageStrings {
  readonly outline: string;
  readonly phases: string;
  readonly description: string;
  readonly guidelines: string;
  readonly focus: string;
  readonly avoid: string;
  readonly checklist: string;
  readonly collaboration: string;
  readonly copy: string;
  readonly copied: string;
  readonly table: string;
  readonly cut: string;
}

interface Section {
  readonly anchor: string;
  readonly title: string;
  readonly html: string;
}

/** What stands inside the page's `<body>`. */
export function pageHtml(page: ReferencePage, strings: PageStrings): string {
  const { copy, table } = strings;
  const html = markdownHtml({ copy, table, anchorOf: (fragment) => anchorOf(page, fragment) });
  const sections = fixedSections(page, strings, html).filter((section) => section.html !== "");
  return [
    header(page, strings),
    outline(page, sections, strings, html),
    "<main>",
    page.cut && `<p class="notice">${escaped(strings.cut)}</p>`,
    ...sections.map(({ anchor, title, html }) => `<section id="${anchor}"><h2>${escaped(title)}</h2>${html}</section>`),
    ...page.topics.map(({ anchor, markdown }) => `<section id="${anchor}">${html.block(markdown)}</section>`),
    "</main>",
    `<p class="message" role="status" data-copied="${escaped(strings.copied)}"></p>`,
  ]
    .filter(Boolean)
    .join("\n");
}

function header({ persona, phases }: ReferencePage, strings: PageStrings): string {
  const short = persona.shortName && ` <span class="short">${escaped(persona.shortName)}</span>`;
  const role = persona.role && `<p class="role">${escaped(persona.role)}</p>`;
  const chips = phases.map((phase) => `<li>${escaped(phase)}</li>`).join("");
  const list = chips && `<ul class="phases" aria-label="${escaped(strings.phases)}">${chips}</ul>`;
  return `<header><h1>${escaped(persona.name)}${short}</h1>${role}${list}</header>`;
}

function fixedSections(page: ReferencePage, strings: PageStrings, html: MarkdownHtml): readonly Section[] {
  const { persona, quality, collaborators } = page;
  const description = html.block(persona.description, 2);
  const guidelines = [
    itemList("focus", strings.focus, persona.focus, html),
    itemList("avoid", strings.avoid, persona.avoid, html),
  ].join("");
  return [
    { anchor: "page-description", title: strings.description, html: description },
    {
      anchor: "page-guidelines",
      title: strings.guidelines,
      html: guidelines && `<div class="guidelines">${guidelines}</div>`,
    },
    {
      anchor: "page-checklist",
      title: strings.checklist,
      html: quality.map(({ title, items }) => itemList("quality", title, items, html)).join(""),
    },
    {
      anchor: "page-collaboration",
      title: strings.collaboration,
      html:
        collaborators.length > 0
          ? `<ul class="collaboration">${collaborators.map((other) => collaborator(other, html)).join("")}</ul>`
          : "",
    },
  ];
}

function itemList(
  kind: string,
  title: string,
  items: readonly { readonly text: string }[],
  html: MarkdownHtml,
): string {
  if (items.length === 0) return "";
  const heading = title && `<h3>${html.text(title)}</h3>`;
  return `<div class="${kind}">${heading}<ul>${items.map(({ text }) => `<li>${html.inline(text)}</li>`).join("")}</ul></div>`;
}

function collaborator(other: Collaborator, html: MarkdownHtml): string {
  const name = escaped(other.with);
  const who = other.known
    ? `<button type="button" class="persona" data-persona="${name}">${name}</button>`
    : `<strong>${name}</strong>`;
  return `<li>${who} <span>${html.inline(other.text)}</span></li>`;
}

function outline(
  { topics }: ReferencePage,
  sections: readonly Section[],
  strings: PageStrings,
  html: MarkdownHtml,
): string {
  const fixed = sections.map(({ anchor, title }) => `<li>${link(anchor, escaped(title))}</li>`);
  const label = escaped(strings.outline);
  return (
    `<nav aria-label="${label}"><details open><summary>${label}</summary>` +
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
