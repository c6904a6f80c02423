import { expect, it } from "vitest";
import { dimensionOf, questionOf } from "./question.ts";

it.each([
  [
    "The framework and the runtime are named with their versions.",
    "Are the framework and the runtime named with their versions?",
  ],
  ["Every list names its largest page size", "Does every list name its largest page size?"],
  ["API limits are stated: how many calls", "Are API limits stated: how many calls?"],
  ["Each endpoint has a task", "Does each endpoint have a task?"],
  ["Slow queries have a time", "Do slow queries have a time?"],
  ["The plan says which layer may call which", "Does the plan say which layer may call which?"],
])("turns the statement round: %s", (text, question) => {
  expect(questionOf(text)).toBe(question);
});

it.each([
  [
    "Every call has a timeout, and the plan says what the user sees",
    "Is it stated that every call has a timeout, and the plan says what the user sees?",
  ],
  [
    "Every write that a client may send twice is idempotent",
    "Is it stated that every write that a client may send twice is idempotent?",
  ],
  [
    "All endpoints follow one convention for field names",
    "Is it stated that all endpoints follow one convention for field names?",
  ],
  ["`FR-001` and the others lead to a task", "Is it stated that `FR-001` and the others lead to a task?"],
])("asks for the whole where it is not certain which verb is the statement's: %s", (text, question) => {
  expect(questionOf(text)).toBe(question);
});

it.each([
  ["For each story the checklist asks whether the flows are described", "For each story, are the flows described?"],
  ["An item asks whether the spec says who may refuse", "Does the spec say who may refuse?"],
  ["The checklist asks whether dates that bind are written down", "Is it true that dates that bind are written down?"],
])("asks itself what a checklist is to ask: %s", (text, question) => {
  expect(questionOf(text)).toBe(question);
});

it("leaves questions and other languages as they are", () => {
  for (const text of ["Is it fast?", "Is it fast? [Clarity, Spec §FR-001]", "速いですか？"])
    expect(questionOf(text)).toBe(text);
  expect(questionOf("頁面大小已定義。")).toBe("頁面大小已定義？");
  expect(questionOf("Jede Liste ist begrenzt.")).toBe("Jede Liste ist begrenzt?");
});

it("takes no longer for a text that goes on and on", () => {
  const start = performance.now();
  questionOf("the ".repeat(50_000));
  questionOf(`${"a".repeat(100_000)} is`);
  dimensionOf("one ".repeat(50_000));
  expect(performance.now() - start).toBeLessThan(2_500);
});

it.each([
  ["Two documents use the same names", "Consistency"],
  ["The limit is a figure", "Measurability"],
  ["Every failure has a code", "Coverage"],
  ["Each term is defined", "Clarity"],
  ["The tables are listed", "Completeness"],
])("knows what it asks about: %s", (text, dimension) => {
  expect(dimensionOf(text)).toBe(dimension);
});
