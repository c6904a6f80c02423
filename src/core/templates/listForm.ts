// How the entries of a list begin, to write another one the same way: bullet, box, id and what stands round it.
import type { Markdown } from "../markdown.ts";

const bullet = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const separator = /^(?:\*\*|__|`|\]|~~)*[ \t]*[:：.–—-]?(?:\*\*|__|`)*[ \t]*/;

/**
 * What stands before the text of an entry that comes `steps` after the one in `line`: with `id` in the place of that
 * one's, `- **FR-004**: ` for `- **FR-003**: text`, and with an open box where it has a box.
 */
export function leadLike(line: string, ownId: string, id: string, steps: number): string {
  const at = line.indexOf(ownId);
  const before = line
    .slice(0, at)
    .replaceAll("~~", "")
    .replace(/\[[^\]]{0,2}\](?=[ \t])/, "[ ]");
  const after = (separator.exec(line.slice(at + ownId.length))?.[0] ?? "").replaceAll("~~", "");
  // An id that is wrapped together with the title, `**FR-001: Title**`, is wrapped alone in new lines.
  const isOpen = (before + after).split("**").length % 2 === 0;
  return countedOn(before, steps) + id + (isOpen ? "**" : "") + (after.trim() === "" ? " " : after);
}

/** The bullet of an entry that comes `steps` after the one in `line`. */
export function bulletLike(line: string, steps: number): string {
  return countedOn(bullet.exec(line)?.[0] ?? "- ", steps);
}

/** `line` as the one above the first of a list of its own: at the margin, an ordered one counts from one. */
export function startedOver(line: string): string {
  return line.trimStart().replace(/^\d{1,9}(?=[.)])/, "0");
}

/** The bullet that most lists at the margin have. */
export function bulletOf({ items, lines }: Markdown): string {
  const bullets = items
    .filter(({ depth, ordered }) => depth === 0 && !ordered)
    .map(({ line }) => lines[line]?.trim()[0]);
  const count = (character: string) => bullets.filter((each) => each === character).length;
  return ["-", "*", "+"].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function countedOn(lead: string, steps: number): string {
  return lead.replace(
    /^([ \t]*)(\d{1,9})(?=[.)])/,
    (_, indent: string, number: string) => indent + (Number(number) + steps),
  );
}
