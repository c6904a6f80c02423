// A unified diff of two versions of one file, as `patch` reads it. One hunk: from the first difference to the last.

const context = 3;

/** "" where nothing differs. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const old = linesOf(before);
  const fresh = linesOf(after);
  const shorter = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shorter && old[start] === fresh[start]) start++;
  let tail = 0;
  while (tail < shorter - start && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  const from = Math.max(0, start - context);
  const kept = Math.min(tail, context);
  const oldEnd = old.length - tail;
  const body = [
    ...old.slice(from, start).map((line) => ` ${line}`),
    ...old.slice(start, oldEnd).map((line) => `-${line}`),
    ...fresh.slice(start, fresh.length - tail).map((line) => `+${line}`),
    ...old.slice(oldEnd, oldEnd + kept).map((line) => ` ${line}`),
  ];
  const oldCount = oldEnd + kept - from;
  const freshCount = fresh.length - tail + kept - from;
  const range = (count: number) => `${count === 0 ? from : from + 1},${count}`;
  const end = (line: string) => (line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`);
  return `--- ${path}\n+++ ${path}\n@@ -${range(oldCount)} +${range(freshCount)} @@\n${body.map(end).join("")}`;
}

/** With their line ends; a text that ends with one has no empty line after it. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
