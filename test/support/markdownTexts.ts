// Markdown texts for property tests: noise that keeps to no form, and documents as people and agents could write them.
import fc from "fast-check";

/** What the readers look for, and what could confuse them. */
const fragments = [
  ...[
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "123456789. ",
    "-\t",
    "[ ] ",
    "[x] ",
    "[X] ",
    "[~] ",
    "[] ",
    "[ ]",
    "[x](",
    "[P] ",
  ],
  ...["[✔️] ", "[👍🏽] ", "[🇪🇺] ", "[e\u0301] ", "[👩‍💻] ", "[\u00A0] ", "[\t] ", "[\u2028] ", "[\uD83D] ", "[\u0000] "],
  ...["\n", "\n", "\n", "\r\n", "\r", "\n\n", "  ", "    ", "\t", "\uFEFF", "\u2028", "\u0085", "\f", "\u00A0"],
  ...[
    "```",
    "````js",
    "~~~",
    "`",
    "<!--",
    "-->",
    "<!-->",
    "<div>",
    "> ",
    "# ",
    "## Phase 1: ",
    "===",
    "---",
    "***",
    "| a |",
  ],
  ...["T001", "**T002**", "T003–T004", "CHK001 - ", "~~", "[US1] ", "(N/A: no)", "[a]: /b", "\\", "text", "é", "你好"],
];

/** Fragments of Markdown in any order, with any code units between them: lone surrogates and zero bytes too. */
export const noise: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...fragments) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
      { weight: 1, arbitrary: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

export const marks = [" ", "x", "X", "~", "-", "✅", "✔️", "👍🏽", "🇪🇺", "e\u0301", "\u00A0", "\t"] as const;

const words = fc.constantFrom(
  "Dig",
  "Rake the bed",
  "`a ] b`",
  "**Plan** it",
  "你好",
  "a <!-- b --> c",
  "x".repeat(90),
  "Dig",
);
const indent = fc.constantFrom("", "", "", "  ", "    ", "\t");
const bullet = fc.constantFrom("- ", "- ", "* ", "+ ", "1. ", "1) ", "-   ", "- - ");
const id = fc.constantFrom("", "T001 ", "**T002** ", "CHK003 - ");
const item = fc
  .tuple(indent, bullet, fc.constantFrom(...marks), id, words)
  .map(([space, marker, mark, name, text]) => `${space}${marker}[${mark}] ${name}${text}`);
const other = fc.constantFrom(
  ...[
    "",
    "",
    "# Title",
    "## Plan",
    "### Beds",
    "text",
    "  more",
    "> - [ ] quoted",
    "- [] T001 a",
    "- [ ]T002 b",
    "- plain",
  ],
  ...["```", "~~~", "<!-- a", "b -->", "---", "1. [ ]", "| - [ ] a |"],
);

/** A line with the end it has in the file. */
const lineEnd = fc.constantFrom("\n", "\n", "\r\n", "\r");

/** Documents full of items, each line with an end of its own; some with a byte-order mark, some without a last newline. */
export const checklistTexts: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "", "\uFEFF"),
    fc.array(fc.tuple(fc.oneof({ weight: 2, arbitrary: item }, other), lineEnd), { minLength: 1, maxLength: 25 }),
    fc.boolean(),
  )
  .map(([start, lines, isEnded]) => {
    const text = lines.map((line) => line.join("")).join("");
    return start + (isEnded ? text : text.slice(0, text.length - (lines.at(-1)?.[1].length ?? 0)));
  });
