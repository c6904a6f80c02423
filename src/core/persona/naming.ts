// How a persona's id, its name and its title are made of each other.
import type { Markdown } from "../markdown.ts";
import { slug } from "../text.ts";

const longestId = 64;

/** Whether `id` is one that a persona may have: kebab-case. */
export function isPersonaId(id: string): boolean {
  return id.length <= longestId && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id);
}

/** The id that a name stands for; "" when it has no letter or digit that an id may have. */
export function personaIdOf(name: string): string {
  const plain = slug(name.normalize("NFKD").replace(/\p{M}/gu, "")).replace(/[^a-z0-9-]/g, "");
  return plain.replace(/-+/g, "-").slice(0, longestId).replace(/^-|-$/g, "");
}

/** "Api Design" of "api-design": an id has lost the capitals. */
export function titleOfId(id: string): string {
  return id.replace(
    /(^|-)(\p{L}?)/gu,
    (_, hyphen: string, letter: string) => (hyphen ? " " : "") + letter.toUpperCase(),
  );
}

/** "Gardener" of "# Gardener Persona"; "" without a title. */
export function titleOf({ headings }: Markdown): string {
  const title = headings.find(({ level }) => level === 1)?.text ?? "";
  return title.replace(/[*`_]/g, "").replace(/\s+persona$/i, "");
}

/** `text` as YAML reads it back when it stands behind a key or in a list: quoted where it must be. */
export function yamlText(text: string): string {
  const isPlain = /^\p{L}[\p{L}\p{M}\p{N} /&-]*$/u.test(text) && text.trimEnd() === text;
  return isPlain && !/^(?:true|false|null|yes|no|on|off)$/i.test(text) ? text : JSON.stringify(text);
}
