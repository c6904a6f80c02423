// The ids that follow those of a document (rule 14): the highest of its family and one, nothing renumbered, no gap filled.
import type { Markdown } from "../markdown.ts";
import { scanHead } from "../speckit/taskHead.ts";

/** An id without its number's suffixes: "T-FE-" and 10, written with 3 digits, of `T-FE-010b`. */
interface FamilyId {
  readonly prefix: string;
  readonly number: number;
  readonly digits: string;
}

/**
 * `count` ids after the highest of `ids`, of the family of `near`, else of the most frequent family, else `T001`.
 * Struck ids, range ends and those of tasks in comments belong into `ids`: an id is never given twice.
 */
export function nextIds(ids: readonly string[], near: string | undefined, count: number): readonly string[] {
  const all = ids.flatMap((id) => familyId(id) ?? []);
  const prefix =
    (near === undefined ? undefined : familyId(near)?.prefix) ?? mostFrequent(all.map((id) => id.prefix)) ?? "T";
  const family = all.filter((id) => id.prefix === prefix);
  const highest = family.reduce((high, { number }) => Math.max(high, number), 0);
  const padded = family.filter(({ digits }) => digits.startsWith("0")).map(({ digits }) => digits.length);
  const width = Math.max(mostFrequent(padded) ?? 1, prefix === "T" || family.length === 0 ? 3 : 1);
  return Array.from({ length: count }, (_, index) => prefix + String(highest + 1 + index).padStart(width, "0"));
}

const commentedBox = /^[ \t]*(?:<!--[ \t]*)?(?:[-*+]|\d{1,9}[.)])[ \t]+\[[^\][]{0,2}\][ \t]*/u;

/** The ids of the tasks that stand in comments. */
export function commentedIds({ lines, hidden }: Markdown): readonly string[] {
  return hidden
    .filter(({ kind }) => kind === "comment")
    .flatMap(({ line, endLine }) => lines.slice(line, endLine))
    .flatMap((text) => {
      const box = commentedBox.exec(text)?.[0];
      return box === undefined ? [] : idsIn(text.slice(box.length));
    });
}

function idsIn(text: string): readonly string[] {
  return scanHead(text).tokens.flatMap((token) =>
    token.kind === "id" ? [token.id, ...(token.idEnd === undefined ? [] : [token.idEnd])] : [],
  );
}

/** Numbers of ten digits and more are somebody's ticket numbers or dates with times: nothing is counted on from them. */
function familyId(id: string): FamilyId | undefined {
  const [, prefix, digits] = /^(\D*)(\d{1,9})(?!\d)/.exec(id) ?? [];
  return prefix === undefined || digits === undefined ? undefined : { prefix, number: Number(digits), digits };
}

function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<readonly [Value | undefined, number]>(
    (best, [value, count]) => (count > best[1] ? [value, count] : best),
    [undefined, 0],
  )[0];
}
