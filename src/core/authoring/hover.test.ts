import { expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { english } from "../message.ts";
import { catalogOf, personaEntryOf } from "../persona/catalog.ts";
import { positionAt } from "../text.ts";
import { authorHoverAt } from "./hover.ts";

const catalog = catalogOf([personaEntryOf({ layer: "workspace", uri: "w:/gardener.md", text: personaText })]);

/** What the hover on the first letter of `word` says, the word being looked for behind `after`. */
function on(word: string, after = "") {
  const offset = personaText.indexOf(word, personaText.indexOf(after));
  const hover = authorHoverAt(personaText, positionAt(personaText, offset), catalog);
  return hover && [english(hover.message), hover.example, ...(hover.items ?? [])];
}

test("a field says what it is for and how it is written", () => {
  expect(on("short_name")).toEqual([expect.stringContaining("letters"), "short_name: BE"]);
  expect(on("phases")?.[1]).toBe("phases:\n  plan: [api-design]");
});

test("a phase says what it is for, in the front matter and in a heading", () => {
  expect(on("tasks", "contributes_to")).toEqual([expect.stringContaining("tasks.md"), undefined]);
  expect(on("During `/speckit.plan`")).toEqual([expect.stringContaining("plan.md"), undefined]);
});

test("a responsibility's id shows its items", () => {
  expect(on("beds", "phases")).toEqual([
    "The responsibility “Beds”, items: 2",
    undefined,
    "Every bed has a size",
    "Paths are named",
  ]);
});

test("another persona says what it is, or that there is none", () => {
  expect(on("Beekeeper")?.[0]).toBe("There is no persona “BK (Beekeeper)” here.");
});

test("values and prose say nothing", () => {
  expect([on("Keeps the garden"), on("You keep")]).toEqual([undefined, undefined]);
});
