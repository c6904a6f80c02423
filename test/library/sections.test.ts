// Sections and checklist items come into every real document of the corpus without changing what is there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { markdownOf } from "../../src/core/markdown.ts";
import { parsePersona } from "../../src/core/persona/parsePersona.ts";
import {
  checklistPrompts,
  presentQuestions,
  questionGroupsOf,
  takesChecklistItems,
} from "../../src/core/templates/checklistItems.ts";
import { documentTemplateOf } from "../../src/core/templates/documentTemplate.ts";
import { presentSections, sectionPrompts, sectionsFor, takesSections } from "../../src/core/templates/section.ts";
import { textAfter } from "../support/insertedLines.ts";

const corpus = "../shared/corpus";
const personas = readdirSync("personas").map((name) => parsePersona(readFileSync(`personas/${name}`, "utf8")));

const real = (fits: (path: string) => boolean) =>
  readdirSync(corpus, { recursive: true, encoding: "utf8" })
    .filter((path) => fits(path))
    .map((path) => ({ path, text: readFileSync(`${corpus}/${path}`, "utf8").replace(/^\uFEFF/, "") }));

/** The lines of `text` in their order, each with its end, among those of `after`. */
function expectAllLines(text: string, after: string, path: string): void {
  const lines = (each: string) => each.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const rest = lines(after)[Symbol.iterator]();
  const old = lines(text);
  // The last line may have had no end before something came in below it.
  old.forEach((line, at) => {
    const isSame = (other: string) => (at === old.length - 1 ? other.trimEnd() === line.trimEnd() : other === line);
    let next = rest.next();
    while (!next.done && !isSame(next.value)) next = rest.next();
    expect(next.done, `${path}: ${line}`).not.toBe(true);
  });
}

/** Spec Kit's own, where it has one. */
function templateTextFor(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(".md", "-template.md");
  const file = `${corpus}/github+spec-kit/templates/${name}`;
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

if (!existsSync(corpus)) test.skip(`real files from public repositories: ${corpus} is absent`, () => undefined);
else {
  test.each(["spec.md", "plan.md"])("the headings that %s has without a template are those of Spec Kit's", (path) => {
    const own = documentTemplateOf(path, templateTextFor(path)).filter(({ text }) => !text.startsWith("User Story"));
    expect(documentTemplateOf(path, undefined)).toEqual(own);
  });

  test("every persona's sections come into every spec, plan, research and data model, with ids of their own", () => {
    const documents = real((path) => takesSections(path) && path.includes("/specs/"));
    expect(documents.length).toBeGreaterThan(70);
    for (const { path, text } of documents) {
      const markdown = markdownOf(text);
      for (const cursorLine of [undefined, Math.floor(markdown.lines.length / 2)])
        for (const persona of personas) {
          const sections = sectionsFor(persona, path);
          if (sections.length === 0) continue;
          const request = { path, sections, template: documentTemplateOf(path, templateTextFor(path)), cursorLine };
          const after = textAfter(text, sectionPrompts(markdown, request));
          expectAllLines(text, after, path);
          const read = markdownOf(after);
          expect(presentSections(read, sections), path).toEqual(sections);
          expect(sectionPrompts(read, request).kind, path).toBe("none");
          const ids = (lines: readonly string[]) =>
            lines.flatMap((line) => /^- \*\*((?:FR|SC)-\d+)/.exec(line)?.[1] ?? []);
          const [old, all] = [ids(markdown.lines), ids(read.lines)];
          expect(new Set(all).size - new Set(old).size, path).toBe(all.length - old.length);
        }
    }
  }, 120_000);

  test("every persona's items come into every checklist", () => {
    const documents = real((path) => takesChecklistItems(path));
    expect(documents.length).toBeGreaterThan(10);
    for (const { path, text } of documents)
      for (const persona of personas) {
        const groups = questionGroupsOf(persona);
        const after = textAfter(text, checklistPrompts(markdownOf(text), { groups, template: [] }));
        expectAllLines(text, after, path);
        const count = groups.reduce((sum, { questions }) => sum + questions.length, 0);
        expect(presentQuestions(markdownOf(after), groups).size, path).toBe(count);
      }
  }, 120_000);
}
