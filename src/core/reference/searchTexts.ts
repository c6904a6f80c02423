// What of a persona the search looks through: each part of its page that has an anchor, as words without Markdown.
import type { PersonaEntry } from "../persona/catalog.ts";
import type { Persona } from "../persona/persona.ts";
import { withoutHiddenCharacters } from "../text.ts";
import { referencePage } from "./page.ts";
import { writerOf } from "./pageHtml.ts";
import type { PageStrings } from "./pageStrings.ts";
import type { SearchPersona, SearchText } from "./search.ts";

/** One part is found by so many characters of it: no page is found by the ten thousandth line of a log. */
const longestText = 4_000;
/** A persona that a person wrote has a few hundred. */
const mostTexts = 2_000;

/** `active`: whether the reader has chosen this role. */
export function searchPersona(
  { key, persona }: Pick<PersonaEntry, "key" | "persona">,
  active: boolean,
  strings: PageStrings,
): SearchPersona {
  const name = withoutHiddenCharacters(persona.name);
  const shortName = withoutHiddenCharacters(persona.shortName);
  return { key, name, shortName, active, texts: searchTexts(persona, strings) };
}

function searchTexts(persona: Persona, strings: PageStrings): readonly SearchText[] {
  const page = referencePage(persona, () => undefined);
  const html = writerOf(page, strings);
  const fixed = (anchor: string, title: string, ...texts: readonly string[]): SearchText[] => {
    const text = texts.map((each) => html.words(each)).join("\n");
    return text.trim() === "" ? [] : [{ anchor, title, topic: "", text: text.slice(0, longestText) }];
  };
  const texts = (items: readonly { readonly text: string }[]) => items.map(({ text }) => text);
  const { description, focus, avoid, collaboration, role } = page.persona;
  return [
    ...fixed("page-description", strings.description, role, description),
    ...fixed("page-guidelines", strings.guidelines, ...texts(focus), ...texts(avoid)),
    ...fixed("page-checklist", strings.checklist, ...page.quality.flatMap(({ items }) => texts(items))),
    ...fixed(
      "page-collaboration",
      strings.collaboration,
      ...collaboration.map((other) => `${other.with}: ${other.text}`),
    ),
    ...page.topics.flatMap(({ anchor, title, markdown }) => {
      const topic = html.words(title);
      const parts = html.passages(markdown, anchor);
      const whole = parts.some((part) => part.anchor === anchor) ? [] : [{ anchor, title: "", text: "" }];
      return [...whole, ...parts].map((part) => ({
        anchor: part.anchor,
        title: part.title || topic,
        topic: part.title === "" ? "" : topic,
        text: part.text.slice(0, longestText),
      }));
    }),
  ].slice(0, mostTexts);
}
