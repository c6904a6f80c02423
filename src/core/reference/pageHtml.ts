// The reference page as HTML: all that the persona's author wrote goes through markdownHtml or is escaped.
import { barHtml, iconButton } from "./barHtml.ts";
import { type IconName, icon, iconShapes } from "./icons.ts";
import { escaped, type MarkdownHtml, markdownHtml } from "./markdownHtml.ts";
import { outlineHtml } from "./outlineHtml.ts";
import { anchorOf, type Collaborator, type PageTopic, type ReferencePage } from "./page.ts";
import type { PageStrings } from "./pageStrings.ts";
import type { TopicAction } from "./protocol.ts";
import type { QualityGroup } from "./quality.ts";
import { tileHtml } from "./tile.ts";

/** How the page lies among others. */
export interface PageSetting {
  /** The address of another persona's page, by its key in the catalog. */
  readonly hrefOf: (key: string) => string;
  /** That of the list of all personas, where there is one. */
  readonly overview?: string;
  /** Whether the page stands in the editor: then its boxes can be ticked and there is a way back. */
  readonly inEditor: boolean;
  /** What can be done with a topic. */
  readonly actionsFor: (topic: PageTopic) => readonly TopicAction[];
}

interface PageSection {
  readonly anchor: string;
  readonly title: string;
  readonly html: string;
}

const actionIcons: Readonly<Record<TopicAction, IconName>> = {
  insertTasks: "tasks",
  insertSection: "section",
  copyMarkdown: "copy",
  openLine: "file",
};

/** More Markdown than this is laid out part by part, as it comes into view. In UTF-16 code units. */
const longPage = 100_000;

/** So much HTML fills the part of a page that is seen first, also in a large window. In UTF-16 code units. */
const firstView = 15_000;

/** What stands inside the page's `<body>`. */
export function pageHtml(page: ReferencePage, strings: PageStrings, setting: PageSetting): string {
  const html = writerOf(page, strings);
  const sections = fixedSections(page, strings, setting, html).filter((section) => section.html !== "");
  const written = [
    ...sections.map(({ anchor, title, html }) => `<section id="${anchor}"><h2>${escaped(title)}</h2>${html}</section>`),
    ...page.topics.map((topic) => topicSection(topic, strings, setting, html)),
  ];
  const length = page.topics.reduce((sum, { markdown }) => sum + markdown.length, 0);
  return [
    iconShapes(),
    barHtml(setting, strings),
    outlineHtml(strings.outline, sections, page.topics, html),
    `<main${page.cut || length > longPage ? ' class="long"' : ""}>`,
    roleHeader(page, strings),
    page.cut && `<p class="notice">${escaped(strings.cut)}</p>`,
    ...(setting.inEditor ? folded(written) : written),
    "</main>",
    `<p class="message" role="status" data-copied="${escaped(strings.copied)}"></p>`,
  ]
    .filter(Boolean)
    .join("\n");
}

/** What is not seen at first stands in a template, which the page's script unfolds. */
function folded(sections: readonly string[]): readonly string[] {
  let length = 0;
  const later = sections.findIndex((section) => {
    length += section.length;
    return length - section.length > firstView;
  });
  return later < 0 ? sections : [...sections.slice(0, later), "<template>", ...sections.slice(later), "</template>"];
}

export function writerOf(page: ReferencePage, { copy, table }: Pick<PageStrings, "copy" | "table">): MarkdownHtml {
  return markdownHtml({ copy, table, anchorOf: (fragment) => anchorOf(page, fragment) });
}

function roleHeader({ persona, phases }: ReferencePage, strings: PageStrings): string {
  const role = persona.role && `<p class="role">${escaped(persona.role)}</p>`;
  const chips = phases.map((phase) => `<li>${escaped(phase)}</li>`).join("");
  const list = chips && `<ul class="phases" aria-label="${escaped(strings.phases)}">${chips}</ul>`;
  return `<header class="persona">${tileHtml(persona)}<div><h1>${escaped(persona.name)}</h1>${role}${list}</div></header>`;
}

function topicSection(topic: PageTopic, strings: PageStrings, { actionsFor }: PageSetting, html: MarkdownHtml): string {
  const { anchor, title, markdown } = topic;
  const plain = html.text(title);
  const link = `<a class="anchor" href="#${escaped(anchor)}" aria-label="${plain}" title="${plain}">${icon("link")}</a>`;
  const buttons = actionsFor(topic).map((action) => iconButton(actionIcons[action], action, strings[action]));
  const label = escaped(strings.actions).replace("{0}", () => plain);
  const actions = `<div class="actions" role="group" aria-label="${label}">${buttons.join("")}${link}</div>`;
  return `<section id="${anchor}">${html.block(markdown, { anchor, afterHeading: actions })}</section>`;
}

function fixedSections(
  page: ReferencePage,
  strings: PageStrings,
  setting: PageSetting,
  html: MarkdownHtml,
): readonly PageSection[] {
  const { persona, quality, collaborators } = page;
  const guidelines = [
    adviceList("focus", "check", strings.focus, persona.focus, html),
    adviceList("avoid", "cross", strings.avoid, persona.avoid, html),
  ].join("");
  const collaboration = collaborators.map((other) => collaborator(other, setting, html)).join("");
  return [
    {
      anchor: "page-description",
      title: strings.description,
      html: html.block(persona.description, { level: 2 }),
    },
    {
      anchor: "page-guidelines",
      title: strings.guidelines,
      html: guidelines && `<div class="guidelines">${guidelines}</div>`,
    },
    {
      anchor: "page-checklist",
      title: strings.checklist,
      html: quality.some(({ items }) => items.length > 0) ? checklistHtml(quality, strings, setting, html) : "",
    },
    {
      anchor: "page-collaboration",
      title: strings.collaboration,
      html: collaboration && `<ul class="collaboration">${collaboration}</ul>`,
    },
  ];
}

function adviceList(
  kind: "focus" | "avoid",
  mark: IconName,
  title: string,
  items: readonly { readonly text: string }[],
  html: MarkdownHtml,
): string {
  if (items.length === 0) return "";
  const list = items.map(({ text }) => `<li>${icon(mark)}<span>${html.inline(text)}</span></li>`).join("");
  return `<div class="${kind}"><h3>${escaped(title)}</h3><ul>${list}</ul></div>`;
}

/** The boxes are empty: what the file says of each item comes in a message, so that a tick does not write the page anew. */
function checklistHtml(
  groups: readonly QualityGroup[],
  strings: PageStrings,
  { inEditor }: PageSetting,
  html: MarkdownHtml,
): string {
  const item = ({ id, text }: QualityGroup["items"][number]) =>
    inEditor
      ? `<li><label><input type="checkbox" data-item="${escaped(id)}"><span>${html.inline(text)}</span></label></li>`
      : `<li><span class="box" aria-hidden="true"></span><span>${html.inline(text)}</span></li>`;
  const lists = groups.map(({ title, items }) => {
    const heading = title && `<h3>${html.text(title)}</h3>`;
    return `${heading}<ul>${items.map(item).join("")}</ul>`;
  });
  const progress = inEditor ? `<p class="progress" data-progress="${escaped(strings.progress)}"></p>` : "";
  return `<div class="quality">${progress}${lists.join("")}</div>`;
}

function collaborator({ with: name, key, text }: Collaborator, { hrefOf }: PageSetting, html: MarkdownHtml): string {
  const who =
    key === undefined
      ? `<strong>${escaped(name)}</strong>`
      : `<a href="${escaped(hrefOf(key))}" data-persona="${escaped(key)}">${escaped(name)}</a>`;
  return `<li>${who} <span>${html.inline(text)}</span></li>`;
}
