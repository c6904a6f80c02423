// What a word of a persona file means to its author: a field, a phase, a responsibility's id, another persona.
import { type Message, message } from "../message.ts";
import { entryNamed, type PersonaEntry } from "../persona/catalog.ts";
import { frontMatterKeys } from "../persona/frontMatterKeys.ts";
import { collaboratorName, nameAndShort } from "../persona/lists.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import { phaseOfHeading } from "../persona/phaseHeading.ts";
import { phaseById } from "../speckit/phases.ts";
import type { Position, Range } from "../text.ts";
import { placeAt } from "./place.ts";

export interface AuthorHover {
  readonly range: Range;
  readonly message: Message;
  /** Shown as code below the message. */
  readonly example?: string;
  /** Lines of the persona files themselves, untrusted. */
  readonly items?: readonly string[];
}

export function authorHoverAt(
  text: string,
  position: Position,
  catalog: readonly PersonaEntry[],
): AuthorHover | undefined {
  const place = placeAt(text, position);
  if (!place || place.text === "") return undefined;
  const { range } = place;
  switch (place.kind) {
    case "key": {
      const found = frontMatterKeys.find(({ key }) => key === place.text);
      const gap = found?.shape === "map" ? "\n  " : " ";
      return found && { range, message: found.meaning, example: `${found.key}:${gap}${found.example}` };
    }
    case "phase":
      return phaseHover(place.text, range);
    case "phaseHeading":
      return phaseHover(phaseOfHeading(place.text)?.phase ?? "", range);
    case "sectionId": {
      const group = parsePersona(text)
        .phases.filter(({ phase }) => phase === place.phase)
        .flatMap(({ groups }) => groups)
        .find(({ id }) => id === place.text);
      if (!group) return undefined;
      const told = message("The responsibility “{0}”, items: {1}", group.title, group.items.length);
      return { range, message: told, items: group.items.map((item) => item.text) };
    }
    case "collaborator": {
      const name = collaboratorName(place.text);
      const other = nameAndShort(name);
      const entry = entryNamed(catalog, other.with) ?? entryNamed(catalog, other.shortName ?? other.with);
      return entry
        ? { range, message: message("{0}: {1}", entry.persona.name, entry.persona.role) }
        : { range, message: message("There is no persona “{0}” here.", name) };
    }
  }
}

function phaseHover(phase: string, range: Range): AuthorHover | undefined {
  const purpose = phaseById(phase)?.purpose;
  return purpose && { range, message: purpose };
}
