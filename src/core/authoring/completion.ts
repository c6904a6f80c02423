// What an author may write at a place of a persona file: fields, phases, responsibilities' ids, other personas.
import { type Message, message } from "../message.ts";
import { entryNamed, type PersonaEntry } from "../persona/catalog.ts";
import { frontMatterKeys } from "../persona/frontMatterKeys.ts";
import { yamlText } from "../persona/naming.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import type { Persona } from "../persona/persona.ts";
import { phases } from "../speckit/phases.ts";
import { type Position, type Range, splitLines } from "../text.ts";
import { frontMatterLines, type Place, placeAt } from "./place.ts";

export interface Completion {
  readonly kind: "field" | "phase" | "responsibility" | "persona";
  readonly label: string;
  readonly newText: string;
  /** What follows the cursor once `newText` stands before it. */
  readonly after: string;
  /** What `newText` takes the place of. */
  readonly range: Range;
  /** A text is the persona files' own, untrusted. */
  readonly detail: Message | string;
}

/** What stands behind a field's name, before and after the cursor. */
const valueFrames = { text: [": ", ""], list: [": [", "]"], map: [":", ""] } as const;

/** Only what the file does not have yet, in the order in which it is written. */
export function completionsAt(
  text: string,
  position: Position,
  catalog: readonly PersonaEntry[],
): readonly Completion[] {
  const place = placeAt(text, position);
  return place ? completionsOf(place, parsePersona(text), splitLines(text), catalog) : [];
}

function completionsOf(
  place: Place,
  persona: Persona,
  lines: readonly string[],
  catalog: readonly PersonaEntry[],
): readonly Completion[] {
  const { range } = place;
  const line = lines[range.start.line] ?? "";
  const behind = line.slice(range.end.character);
  const hasColon = /^\s*:/.test(behind);
  switch (place.kind) {
    case "key": {
      const isThere = (key: string) => frontMatterLines(lines).some((each) => new RegExp(`^${key}\\s*:`).test(each));
      return frontMatterKeys
        .filter(({ key }) => key === place.text || !isThere(key))
        .map(({ key, meaning, shape }) => {
          const [before, after] = hasColon ? ["", ""] : valueFrames[shape];
          return { kind: "field", label: key, newText: key + before, after, range, detail: meaning };
        });
    }
    case "phase": {
      const listed = place.of === "phases" ? [...persona.sectionIds.keys()] : persona.contributesTo;
      return phases
        .filter(({ id }) => id === place.text || !listed.includes(id))
        .map(({ id, purpose }) => {
          const [before, after] = place.of === "phases" && !hasColon ? valueFrames.list : ["", ""];
          return { kind: "phase", label: id, newText: id + before, after, range, detail: purpose };
        });
    }
    case "sectionId": {
      const listed = persona.sectionIds.get(place.phase) ?? [];
      const isQuoted = /["']/.test(line[range.start.character - 1] ?? "");
      return persona.phases
        .filter(({ phase }) => phase === place.phase)
        .flatMap(({ groups }) => groups)
        .filter(({ id }) => id !== "" && (id === place.text || !listed.includes(id)))
        .map(({ id, title, items }) => ({
          kind: "responsibility",
          label: id,
          newText: isQuoted ? id : yamlText(id),
          after: "",
          range,
          detail: message("{0}: {1} items", title, items.length),
        }));
    }
    case "phaseHeading": {
      const there = new Set(persona.phases.map(({ phase }) => phase));
      return phases
        .filter(({ id }) => !there.has(id))
        .map(({ id, purpose }) => {
          const newText = `During \`/speckit.${id}\``;
          return { kind: "phase", label: newText, newText, after: "", range, detail: purpose };
        });
    }
    case "collaborator": {
      const there = new Set(persona.collaboration.map((other) => entryNamed(catalog, other.with)?.key));
      return catalog
        .filter(({ key, persona: { id } }) => !there.has(key) && id !== persona.id)
        .map(({ persona: { name, shortName, role } }) => ({
          kind: "persona",
          label: name,
          newText: `**With ${shortName === name ? name : `${shortName} (${name})`}**:${behind.startsWith(" ") ? "" : " "}`,
          after: "",
          range,
          detail: role,
        }));
    }
  }
}
