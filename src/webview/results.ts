// Draws what a search has found, or that it has found nothing. All of it is text: nothing becomes HTML.
import type { Hit, HitGroup, Piece, SearchPersona } from "../core/reference/search.ts";
import { filled } from "./speaking.ts";

/** How many results are there now. */
export function drawResults(list: HTMLElement, groups: readonly HitGroup[]): number {
  let count = 0;
  list.replaceChildren(
    ...groups.map(({ persona, hits }, at) => {
      const group = element("div", "group");
      group.setAttribute("role", "group");
      const who = element("div", "who", persona.name);
      who.id = `who-${at}`;
      group.setAttribute("aria-labelledby", who.id);
      if (!persona.active) who.append(element("span", "note", list.dataset.notChosen ?? ""));
      group.append(who, ...hits.map((hit) => optionOf(persona, hit, count++)));
      return group;
    }),
  );
  return count;
}

/** Says so, and leads to the other personas. */
export function drawNothing(place: HTMLElement, query: string, others: readonly SearchPersona[]): void {
  const list = element("ul", "others");
  list.append(
    ...others.map(({ key, name }) => {
      const button = element("button", "", name);
      button.setAttribute("type", "button");
      button.dataset.persona = key;
      const item = element("li", "");
      item.append(button);
      return item;
    }),
  );
  const said = element("p", "", filled(place.dataset.nothing, query));
  place.replaceChildren(said, element("p", "who", place.dataset.others ?? ""), list);
}

function optionOf({ key }: SearchPersona, { anchor, title, topic, excerpt }: Hit, index: number): HTMLElement {
  const option = element("div", "result");
  option.id = `result-${index}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.persona = key;
  option.dataset.anchor = anchor;
  const words = element("span", "");
  words.append(...title.map(nodeOf));
  const head = element("div", "title");
  head.append(words);
  if (topic !== "") head.append(element("span", "topic", topic));
  const text = element("div", "excerpt");
  text.append(...excerpt.map(nodeOf));
  option.append(head, text);
  return option;
}

function nodeOf({ text, marked }: Piece): Node {
  return marked ? element("mark", "", text) : document.createTextNode(text);
}

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.textContent = text;
  return made;
}
