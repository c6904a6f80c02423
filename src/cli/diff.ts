// A unified diff of two versions of one file, as `patch` reads it.

const context = 3;

/** Lines of the old version, from `from` up to `to`, and what stands in their place; both count from zero. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly freshFrom: number;
  readonly freshTo: number;
}

/** "" where nothing differs. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const old = linesOf(before);
  const fresh = linesOf(after);
  const hunks = hunksOf(additions(old, fresh) ?? [wholeChange(old, fresh)]);
  return `--- ${path}\n+++ ${path}\n${hunks.map((changes) => hunkText(old, fresh, changes)).join("")}`;
}

/** Where `fresh` has more lines than `old`; `undefined` when it does not have all of its lines. */
function additions(old: readonly string[], fresh: readonly string[]): readonly Change[] | undefined {
  const changes: Change[] = [];
  let at = 0;
  fresh.forEach((line, row) => {
    const last = changes.at(-1);
    if (line === old[at]) at++;
    else if (last?.freshTo === row) changes[changes.length - 1] = { ...last, freshTo: row + 1 };
    else changes.push({ from: at, to: at, freshFrom: row, freshTo: row + 1 });
  });
  return at === old.length ? changes : undefined;
}

/** From the first difference to the last. */
function wholeChange(old: readonly string[], fresh: readonly string[]): Change {
  const shorter = Math.min(old.length, fresh.length);
  let from = 0;
  while (from < shorter && old[from] === fresh[from]) from++;
  let tail = 0;
  while (tail < shorter - from && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  return { from, to: old.length - tail, freshFrom: from, freshTo: fresh.length - tail };
}

/** Changes whose context would meet stand in one hunk. */
function hunksOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const before = last?.at(-1);
    if (last && before && change.from - before.to <= 2 * context) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function hunkText(old: readonly string[], fresh: readonly string[], changes: readonly Change[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return "";
  const from = Math.max(0, first.from - context);
  const to = Math.min(old.length, last.to + context);
  const body: string[] = [];
  let at = from;
  for (const change of changes) {
    body.push(...old.slice(at, change.from).map((line) => ` ${line}`));
    body.push(...old.slice(change.from, change.to).map((line) => `-${line}`));
    body.push(...fresh.slice(change.freshFrom, change.freshTo).map((line) => `+${line}`));
    at = change.to;
  }
  body.push(...old.slice(at, to).map((line) => ` ${line}`));
  const freshStart = first.freshFrom - (first.from - from);
  const freshCount = last.freshTo - freshStart + (to - last.to);
  const range = (start: number, count: number) => `${count === 0 ? start : start + 1},${count}`;
  const end = (line: string) => (line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`);
  return `@@ -${range(from, to - from)} +${range(freshStart, freshCount)} @@\n${body.map(end).join("")}`;
}

/** With their line ends; a text that ends with one has no empty line after it. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
