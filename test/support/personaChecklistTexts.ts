// Personas, and their checklists as people leave them after weeks of editing: lines moved, reworded, noted on, taken out.
import fc from "fast-check";

const itemText = fc.constantFrom(
  ...["Every bed has a size", "Paths are named", "Paths are named", "`a` is **b**", "see [c](d) & <e>", "it ends..."],
  ...[
    "[x] boxed",
    "~~struck~~ text",
    "# no heading",
    "1. first",
    "- dash",
    "你好",
    "\\*",
    "a | b",
    "*",
    "~~gone~~ (N/A: x)",
  ],
);
const title = fc.constantFrom("Beds", "Water", "Beds", "C#", "API / v2 (draft)", "Plan", "你好", "`code`", "Ours");
const responsibilities = fc
  .array(fc.tuple(title, fc.array(itemText, { minLength: 1, maxLength: 4 })), { maxLength: 4 })
  .map((groups) =>
    groups.flatMap(([name, items], at) => [`${at + 1}. **${name}**`, ...items.map((item) => `   - ${item}`)]),
  );
const phases = fc
  .array(fc.tuple(fc.constantFrom("specify", "plan", "tasks", "own"), responsibilities), { maxLength: 4 })
  .map((all) => all.flatMap(([phase, lines]) => [`### During \`/speckit.${phase}\``, "", ...lines, ""]));
const quality = fc
  .array(
    fc.oneof(
      itemText.map((text) => `- [ ] ${text}`),
      title.map((text) => `\n### ${text}\n`),
    ),
    { maxLength: 5 },
  )
  .map((lines) => ["## Quality Checklist", "", ...lines, ""]);

/** The texts of personas with few titles and items, which clash often. */
export const personaTexts: fc.Arbitrary<string> = fc
  .tuple(phases, quality)
  .map(([duties, checks]) =>
    ["---", "id: gardener", "name: Gardener", "---", "", "## Core Responsibilities", "", ...duties, ...checks].join(
      "\n",
    ),
  );

const lineOf = (item: string, form: readonly [string, string, string]) => `${form[0]}${form[1]}[${form[2]}] ${item}`;

const form = fc.tuple(
  fc.constantFrom("", "", "", "", "  ", "   "),
  fc.constantFrom("- ", "- ", "- ", "* ", "1. ", "2. ", "3) ", "-  ", "- - ", "1000. - "),
  fc.constantFrom(" ", " ", "x", "X", "~"),
);

/** What people write between the items of a persona. */
const ownLines = [
  ...[
    "",
    "",
    "Prose of our own.",
    "  - Evidence: [plan.md](../plan.md)",
    "  a note that goes on",
    "- [ ] Our own item",
  ],
  ...[
    "  - [x] Our own part",
    "* plain",
    "2. [ ] Second",
    "---",
    "===",
    "# Another title",
    "## Plan",
    "### Beds",
    "## Ours",
  ],
  ...[
    "### Water ###",
    "<!-- later -->",
    "> quoted",
    "```",
    "    code",
    "- [ ] a <!-- note",
    "end -->",
    "| a | b |",
    "- text:",
  ],
];

type Change = (lines: readonly string[], at: number) => readonly string[];

const reword: Change = (lines, at) =>
  lines.map((line, index) => (index === at ? line.replace(/\] (.*)$/, "] **$1**.") : line));
const removed: Change = (lines, at) => lines.filter((_, index) => index !== at);
const moved: Change = (lines, at) => [...removed(lines, at), lines[at] ?? ""];
const raised: Change = (lines, at) => {
  const [line = "", before = ""] = [lines[at], lines[at - 1]];
  return at === 0 ? lines : lines.map((each, index) => (index === at ? before : index === at - 1 ? line : each));
};

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(reword, removed, removed, moved, raised) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...ownLines).map(
      (line): Change =>
        (lines, at) => [...lines.slice(0, at), line, ...lines.slice(at)],
    ),
  },
  {
    weight: 2,
    arbitrary: form.map(
      (written): Change =>
        (lines, at) =>
          lines.map((line, index) =>
            index === at ? line.replace(/^- \[.\] (.*)$/, (_, item) => lineOf(item, written)) : line,
          ),
    ),
  },
);

/** `first`, a checklist as it is made, after some edits. */
export function editedChecklists(first: string): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.array(fc.tuple(change, fc.nat(60)), { maxLength: 12 }),
      fc.constantFrom("\n", "\n", "\r\n"),
      fc.boolean(),
      fc.constantFrom("", "", "\uFEFF"),
    )
    .map(([changes, lineEnd, isEnded, start]) => {
      const before: readonly string[] = first.trimEnd().split("\n");
      const lines = changes.reduce((all, [make, at]) => make(all, at % (all.length + 1)), before);
      return start + lines.join(lineEnd) + (isEnded ? lineEnd : "");
    });
}
