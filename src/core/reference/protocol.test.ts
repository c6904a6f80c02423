import { expect, test } from "vitest";
import { fromEditor, fromPage, pageState } from "./protocol.ts";

const tooLong = "x".repeat(2_001);

test.each([
  { kind: "ready", load: 1 },
  { kind: "openPersona", name: "Tech Lead" },
  { kind: "place", anchor: "topic-caching" },
  { kind: "copy", text: "" },
])("a message of the page passes: %j", (message) => {
  expect(fromPage(message)).toEqual(message);
});

test("what a message carries beyond its shape is left behind", () => {
  expect(fromPage({ kind: "ready", load: 1, command: "workbench.action.quit" })).toEqual({ kind: "ready", load: 1 });
});

test.each([
  undefined,
  null,
  "ready",
  [],
  {},
  { kind: "runCommand", command: "x" },
  { kind: "__proto__" },
  { kind: "ready" },
  { kind: "ready", load: "1" },
  { kind: "openPersona" },
  { kind: "openPersona", name: "" },
  { kind: "openPersona", name: 7 },
  { kind: "openPersona", name: tooLong },
  { kind: "place", anchor: { length: 3 } },
  { kind: "place", anchor: tooLong },
  { kind: "copy", text: ["x"] },
  { kind: "copy", text: "x".repeat(1_000_001) },
])("anything else from the page is refused (%#)", (value) => {
  expect(fromPage(value)).toBeUndefined();
});

test("the editor sends the page to an anchor", () => {
  const message = { kind: "goTo", anchor: "topic-caching", focus: true };
  expect(fromEditor(message)).toEqual(message);
});

test.each([
  undefined,
  { kind: "goTo" },
  { kind: "goTo", anchor: "a" },
  { kind: "goTo", anchor: "", focus: true },
  { kind: "show", html: "<b>" },
])("the page refuses anything else (%#)", (value) => {
  expect(fromEditor(value)).toBeUndefined();
});

test("a kept state passes, also one at the top of the page", () => {
  expect(pageState({ personaKey: "k", anchor: "", offset: 0, more: 1 })).toEqual({
    personaKey: "k",
    anchor: "",
    offset: 0,
  });
});

test.each([
  undefined,
  {},
  { personaKey: "", anchor: "", offset: 0 },
  { personaKey: "k", anchor: "a", offset: Number.NaN },
])("a state of another shape is refused (%#)", (value) => {
  expect(pageState(value)).toBeUndefined();
});
