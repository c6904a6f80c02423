// The tile that a persona is known by: its short name, else its initials.
import type { Persona } from "../persona/persona.ts";
import { escaped } from "./markdownHtml.ts";

export function tileHtml({ name, shortName }: Persona): string {
  if (shortName !== "" && shortName !== name) return `<span class="short">${escaped(shortName)}</span>`;
  const [first = "", second] = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const initials =
    second === undefined ? [...first].slice(0, 2) : [first, second].flatMap((word) => [...word].slice(0, 1));
  return `<span class="short" aria-hidden="true">${escaped(initials.join(""))}</span>`;
}
