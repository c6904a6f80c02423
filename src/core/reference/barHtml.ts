// The bar at the top of the reference page: the way back, the search, and what can be done with the whole persona.
import { type IconName, icon } from "./icons.ts";
import { escaped } from "./markdownHtml.ts";
import type { PageStrings } from "./pageStrings.ts";

interface BarParts {
  /** Where all personas are listed; absent where the editor lists them. */
  readonly overview?: string;
  /** Whether the page stands in the editor, which keeps the way back and has the persona's file. */
  readonly inEditor: boolean;
}

export function barHtml({ overview, inEditor }: BarParts, strings: PageStrings): string {
  const start = inEditor
    ? iconButton("back", "back", strings.back, 'aria-disabled="true"') +
      iconButton("forward", "forward", strings.forward, 'aria-disabled="true"')
    : overview &&
      `<a class="overview" href="${escaped(overview)}">${icon("tasks")}<span>${escaped(strings.personas)}</span></a>`;
  const end = inEditor ? iconButton("file", "openFile", strings.openFile) : "";
  return `<header class="bar">${start ?? ""}${searchHtml(strings)}${end}</header>`;
}

/** A button that shows an icon alone. `does` is what the page's script knows it by. */
export function iconButton(name: IconName, does: string, label: string, more = ""): string {
  const words = escaped(label);
  return `<button type="button" class="action" data-do="${does}" aria-label="${words}" title="${words}" ${more}>${icon(name)}</button>`;
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/combobox/, with a list of results that stand in groups. */
function searchHtml(strings: PageStrings): string {
  const label = escaped(strings.search);
  const input =
    `<input type="search" id="search" role="combobox" aria-label="${label}" aria-controls="results" aria-expanded="false" ` +
    `aria-autocomplete="list" aria-keyshortcuts="/" autocomplete="off" spellcheck="false" placeholder="${label}" ` +
    `title="${escaped(strings.searchHint)}">`;
  const list =
    `<div id="results" role="listbox" aria-label="${escaped(strings.results)}" ` +
    `data-not-chosen="${escaped(strings.notChosen)}" data-found="${escaped(strings.found)}" hidden></div>`;
  const nothing = `<div id="nothing" data-nothing="${escaped(strings.nothing)}" data-others="${escaped(strings.others)}" hidden></div>`;
  return `<search class="search">${icon("search")}${input}<kbd aria-hidden="true">/</kbd>${list}${nothing}</search>`;
}
