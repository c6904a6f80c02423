// Cuts a document into passages as a reader would quote them: a paragraph, an item, a row, a line of a tree, and of a long
// one each sentence. Says which passages have a word, or a form that stands for it.
import { hiddenAt, type Markdown } from "../markdown.ts";
import type { Range } from "../text.ts";
import { forms } from "./coverageVocabulary.ts";
import { isEnglish, isSilent, rootsOf } from "./coverageWords.ts";

export interface CoverageDocument {
  /** Where each passage stands, in the order of the document. */
  readonly passages: readonly Range[];
  /** Root of a word to the passages that have it or a form that stands for it, as places in `passages`, rising. */
  readonly byRoot: ReadonlyMap<string, readonly number[]>;
  /** Root of a word to the passages below a heading that has it; the document's title is none. */
  readonly byHeading: ReadonlyMap<string, readonly number[]>;
  /** False where there is nothing to compare: coverage then says nothing. */
  readonly isEnglish: boolean;
}

/** Longer documents are not read, in characters: a dozen times the largest real one. */
export const longestCovered = 1_000_000;
/** A paragraph that goes on is another passage, in lines. */
const mostLines = 6;
/** Of a line, in characters: what comes behind is not read. */
const longestLine = 4_000;
/** A longer passage is cut into its sentences, in characters. */
const longestWhole = 200;

const standsAlone = /^\s*(?:[-*+]\s|\d{1,4}[.)]\s|\||>|\*\*)/;
const isBlank = (line: string) => /^[\s|:\-*_=`~]*$/.test(line);
const sentenceEnd = /[.;!?]\s+(?=[A-Z`*(\d])|;\s+/g;
/** What a passage begins with and all of its sentences are about: "**Storage**:", "| Simplicity |". */
const label = /^\s*(?:(?:[-*+]|\d{1,4}[.)])\s+)?(?:\[.\]\s+)?(?:\*\*[^*\n]{1,60}\*\*:?|\|[^|\n]{1,60}\|)/;

const formRoots = forms.map(({ pattern, meant }) => ({ pattern, roots: rootsOf(meant) }));

/** Linear in the length of the document. */
export function coverageDocumentOf(markdown: Markdown): CoverageDocument {
  const { headings, lines } = markdown;
  const passages: Range[] = [];
  const byRoot = new Map<string, number[]>();
  const byHeading = new Map<string, number[]>();
  const path: { readonly level: number; readonly roots: readonly string[] }[] = [];
  let next = 0;
  let line = markdown.bodyLine;
  while (line < lines.length) {
    const heading = headings[next];
    if (heading && heading.line <= line) {
      next++;
      while ((path[path.length - 1]?.level ?? 0) >= heading.level) path.pop();
      if (heading.level > 1) path.push({ level: heading.level, roots: rootsOf(heading.text) });
      line = heading.endLine;
      continue;
    }
    const endLine = passageEnd(markdown, line, heading?.line ?? lines.length);
    if (hiddenAt(markdown, line)?.kind !== "comment") {
      const above = new Set(path.flatMap(({ roots }) => roots));
      for (const { range, roots } of piecesOf(lines.slice(line, endLine), line)) {
        for (const root of roots) add(byRoot, root, passages.length);
        for (const root of above) add(byHeading, root, passages.length);
        passages.push(range);
      }
    }
    line = endLine;
  }
  return { passages, byRoot, byHeading, isEnglish: isEnglish(markdown.source) };
}

/** The line after the block that begins in `line`. In code each line stands for itself. */
function passageEnd(markdown: Markdown, line: number, limit: number): number {
  const { lines } = markdown;
  const hidden = hiddenAt(markdown, line);
  if (hidden) return hidden.kind === "comment" ? hidden.endLine : line + 1;
  let end = line + 1;
  const first = lines[line] ?? "";
  if (isBlank(first) || /^\s*\|/.test(first)) return end;
  const last = Math.min(limit, line + mostLines);
  while (end < last && !hiddenAt(markdown, end)) {
    const text = lines[end] ?? "";
    if (isBlank(text) || standsAlone.test(text)) break;
    end++;
  }
  return end;
}

interface Piece {
  readonly range: Range;
  readonly roots: ReadonlySet<string>;
}

/** What one block is cut into, which begins in `line`; those without a telling word are left out. */
function piecesOf(block: readonly string[], line: number): readonly Piece[] {
  const read = block.map((each) => each.slice(0, longestLine));
  const text = read.join("\n");
  const ends = text.length > longestWhole ? Array.from(text.matchAll(sentenceEnd), (end) => end.index + 1) : [];
  const shared = ends.length > 0 ? rootsIn(label.exec(text)?.[0] ?? "") : [];
  const position = (offset: number) => {
    let character = offset;
    let row = 0;
    for (; character > (read[row]?.length ?? 0); row++) character -= (read[row]?.length ?? 0) + 1;
    return { line: line + row, character };
  };
  return [...ends, text.length].flatMap((end, index) => {
    const from = index === 0 ? 0 : (ends[index - 1] ?? 0);
    const part = text.slice(from, end);
    const roots = new Set(rootsIn(part));
    if (roots.size === 0) return [];
    for (const root of shared) roots.add(root);
    const start = from + (part.length - part.trimStart().length);
    return { range: { start: position(start), end: position(from + part.trimEnd().length) }, roots };
  });
}

function rootsIn(text: string): readonly string[] {
  const words = rootsOf(text).filter((root) => !isSilent(root));
  const lines = text.split("\n");
  const meant = formRoots.filter(({ pattern }) => lines.some((line) => pattern.test(line)));
  return [...words, ...meant.flatMap(({ roots }) => roots)];
}

function add(map: Map<string, number[]>, root: string, passage: number): void {
  const known = map.get(root);
  if (known) known.push(passage);
  else map.set(root, [passage]);
}
