import { expect, test } from "vitest";
import { fromEditor, fromPage, pageState } from "./protocol.ts";

const tooLong = "x".repeat(2_001);

test.each([
  { kind: "ready", load: 1 },
  { kind: "open", personaKey: "tech-lead", anchor: "" },
  { kind: "place", anchor: "topic-caching" },
  { kind: "place", anchor: "" },
  { kind: "jump", anchor: "topic-caching" },
  { kind: "step", step: -1 },
  { kind: "tick", feature: "/w/1", item: "quality-checklist\nqueries have indexes\n0", done: true },
  { kind: "topic", action: "copyMarkdown", anchor: "topic-caching" },
  { kind: "openFile" },
  { kind: "search" },
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
  { kind: "open", anchor: "" },
  { kind: "open", personaKey: "", anchor: "" },
  { kind: "open", personaKey: 7, anchor: "" },
  { kind: "open", personaKey: tooLong, anchor: "" },
  { kind: "step", step: -2 },
  { kind: "step", step: "-1" },
  { kind: "tick", feature: "/w/1", item: "x" },
  { kind: "tick", item: "x", done: true },
  { kind: "tick", feature: "/w/1", item: "x".repeat(100_001), done: true },
  { kind: "topic", action: "runCommand", anchor: "a" },
  { kind: "topic", action: "__proto__", anchor: "a" },
  { kind: "topic", action: "openLine", anchor: "" },
  { kind: "place", anchor: { length: 3 } },
  { kind: "place", anchor: tooLong },
  { kind: "copy", text: ["x"] },
  { kind: "copy", text: "x".repeat(1_000_001) },
])("anything else from the page is refused (%#)", (value) => {
  expect(fromPage(value)).toBeUndefined();
});

const persona = { key: "k", name: "K", shortName: "", active: true, texts: [] };

test.each([
  { kind: "goTo", anchor: "topic-caching", focus: true },
  { kind: "goTo", anchor: "", focus: false },
  { kind: "state", feature: "", items: [{ id: "i", state: "done", note: "" }], back: true, forward: false },
  { kind: "texts", personas: [{ ...persona, texts: [{ anchor: "a", title: "t", topic: "", text: "x" }] }] },
  { kind: "copied" },
])("a message of the editor passes: %j", (message) => {
  expect(fromEditor(message)).toEqual(message);
});

test.each([
  undefined,
  { kind: "goTo" },
  { kind: "goTo", anchor: "a" },
  { kind: "goTo", anchor: 1, focus: true },
  { kind: "state", feature: "", items: [{ id: "i", state: "gone", note: "" }], back: true, forward: false },
  { kind: "state", feature: "", items: [], back: true },
  { kind: "state", items: [], back: true, forward: false },
  { kind: "texts", personas: [{ ...persona, name: undefined }] },
  { kind: "texts", personas: [{ ...persona, texts: [{ anchor: "a" }] }] },
  { kind: "texts", personas: { length: 0 } },
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
