import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import { expect, test } from "vitest";
import { type ChecklistItem, checklistOf } from "../../src/core/checklist/checklist.ts";
import { type Markdown, markdownOf } from "../../src/core/markdown.ts";
import { checklistTexts, noise } from "../support/markdownTexts.ts";

// The items of a text are those that GFM sees, but for these differences, all of them intended:
// - only ours: other marks than a space, x and X; no text; no space after the box (`isOnlyOurs`);
// - only ours: lines that GFM hides in HTML which is no comment (`html`);
// - only GFM's: in a quote; a box that does not stand in the line of its bullet, or alone there with the text below (`gfmOf`);
// - only GFM's: lines that begin inside of a comment that opened in the middle of a line or in another list (`isInComment`);
// - only GFM's: front matter, which it does not know (`gfmOf`).

function isOnlyOurs({ mark, text, malformed }: ChecklistItem): boolean {
  return !/^[ xX]$/.test(mark) || text === "" || malformed;
}

const boxAlone = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+\[[ xX]\][ \t]*$/;

function isInComment({ lines }: Markdown, line: number): boolean {
  const above = lines.slice(0, line).join("\n");
  return above.lastIndexOf("<!--") > above.lastIndexOf("-->");
}

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root["children"][number];

/** By line: whether the item there is done; and the lines of HTML. */
function gfmOf({ lines, bodyLine }: Markdown) {
  const items = new Map<number, boolean>();
  const html = new Set<number>();
  const visit = (node: Node): void => {
    const line = (node.position?.start.line ?? 0) - 1;
    if (node.type === "blockquote" || node.type === "paragraph") return;
    if (node.type === "html" && !node.value.startsWith("<!--"))
      for (let each = line; each < (node.position?.end.line ?? 0); each++) html.add(each);
    if (node.type === "listItem" && typeof node.checked === "boolean") {
      const first = node.children.find(({ type }) => type !== "definition"); // a box can stand below a link's address
      const isInLine = first?.position?.start.line === line + 1;
      if (isInLine && !boxAlone.test(lines[line] ?? "")) items.set(line, node.checked);
    }
    if ("children" in node) for (const child of node.children) visit(child as Node);
  };
  const body = lines.map((line, at) => (at < bodyLine ? "" : line)).join("\n");
  visit(fromMarkdown(body, { extensions: [gfmTaskListItem()], mdastExtensions: [gfmTaskListItemFromMarkdown()] }));
  return { items, html };
}

const written = (line: number, done: boolean) => `${line + 1} ${done ? "done" : "open"}`;

function expectSameItems(text: string, name = "generated"): void {
  const markdown = markdownOf(text);
  const ours = checklistOf(markdown);
  const gfm = gfmOf(markdown);
  const onlyOurs = new Set(ours.filter(isOnlyOurs).map(({ line }) => line));
  const common = ours.filter(({ line }) => !onlyOurs.has(line) && !gfm.html.has(line));
  const isOurs = new Set(common.map(({ line }) => line));
  const theirs = [...gfm.items].filter(
    ([line]) => isOurs.has(line) || (!onlyOurs.has(line) && !isInComment(markdown, line)),
  );
  expect(
    common.map(({ line, state }) => written(line, state === "done")),
    name,
  ).toEqual(theirs.map(([line, done]) => written(line, done)));
}

test("the items of a text are those that GFM sees", () => {
  fc.assert(
    fc.property(fc.oneof(checklistTexts, noise), (text) => expectSameItems(text)),
    { numRuns: 2_000 },
  );
}, 60_000);

test("a box below the address of a link is none", () => {
  expectSameItems("- [a]: /b\n[x] - ");
});

test("the items of a long text are those that GFM sees", () => {
  const open = checklistTexts.map((text) => text.replace(/```|~~~|<!--/g, ""));
  const short = fc.array(open, { minLength: 200, maxLength: 250 });
  fc.assert(
    fc.property(short, (texts) => expectSameItems(texts.join("\n\n"))),
    { numRuns: 3, endOnFailure: true },
  );
}, 60_000);

const corpus = "../shared/corpus";
if (!existsSync(corpus)) test.skip(`real files from public repositories: ${corpus} is absent`, () => undefined);
else {
  test("the items of real files are those that GFM sees", () => {
    const paths = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths) expectSameItems(readFileSync(`${corpus}/${path}`, "utf8"), path);
  }, 60_000);
}
