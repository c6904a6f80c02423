// Keeps of the fixes that the rules propose those that mend their problem and lose nothing, so that no odd form of YAML
// comes out broken. Knows no rule.
import type { Markdown } from "../markdown.ts";
import type { Fix, Problem } from "../problem.ts";
import { applyEdits, type TextEdit, withoutByteOrderMark } from "../text.ts";

/**
 * The problem with the fixes after which `read` finds it less often, and no kind of error more often, than `before`. Front
 * matter that is not YAML has none: nothing in it is where it seems to be.
 */
export function withSureFixes(
  problem: Problem,
  markdown: Markdown,
  before: readonly Problem[],
  read: (text: string) => readonly Problem[],
): Problem {
  const { code, fixes } = problem;
  if (!fixes) return problem;
  const plain = withoutByteOrderMark(markdown.source);
  const isUnsure = countOf(before, "persona.front-matter-syntax") > 0;
  const keepsLines = ({ range: { start, end } }: TextEdit) =>
    start.line === end.line || code === "persona.constitution-repeated" || isBlank(markdown, start.line, end.line);
  const mends = ({ edits }: Fix) => {
    if (isUnsure && edits.some(({ range }) => range.start.line < markdown.bodyLine)) return false;
    if (!edits.every(keepsLines)) return false;
    const after = read(applyEdits(plain, edits));
    const growth = (name: string) => countOf(after, name) - countOf(before, name);
    return growth(code) < 0 && after.every((each) => each.severity !== "error" || growth(each.code) <= 0);
  };
  return { ...problem, fixes: () => fixes().filter(mends) };
}

function countOf(problems: readonly Problem[], wanted: string): number {
  return problems.filter(({ code }) => code === wanted).length;
}

function isBlank({ lines }: Markdown, line: number, endLine: number): boolean {
  return lines.slice(line, endLine).every((text) => text.trim() === "");
}
