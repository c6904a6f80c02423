import { expect, test } from "vitest";
import { type History, noHistory, placeIn, scrolled, stepped, visited } from "./history.ts";

const at = (personaKey: string, anchor = "") => ({ personaKey, anchor });

function visitedAll(...keys: readonly string[]): History {
  return keys.reduce((history, key) => visited(history, at(key)), noHistory);
}

test("back leads to the place before, forward to where the reader was", () => {
  const back = stepped(visitedAll("a", "b", "c"), -1);
  expect(back && placeIn(back)).toEqual(at("b"));
  const again = back && stepped(back, 1);
  expect(again && placeIn(again)).toEqual(at("c"));
});

test("there is no step before the first place and none after the last", () => {
  expect(stepped(noHistory, -1)).toBeUndefined();
  expect(stepped(visitedAll("a"), -1)).toBeUndefined();
  expect(stepped(visitedAll("a"), 1)).toBeUndefined();
});

test("a new place forgets what lay ahead", () => {
  const back = stepped(visitedAll("a", "b"), -1) ?? noHistory;
  const elsewhere = visited(back, at("c"));
  expect(stepped(elsewhere, 1)).toBeUndefined();
  expect(elsewhere.places.map(({ personaKey }) => personaKey)).toEqual(["a", "c"]);
});

test("the place where the reader is already is no new one", () => {
  const history = visitedAll("a", "b");
  expect(visited(history, at("b"))).toBe(history);
});

test("the way back leads to where the reader had scrolled", () => {
  const away = visited(scrolled(visitedAll("a"), "topic-x"), at("b"));
  const back = stepped(away, -1);
  expect(back && placeIn(back)).toEqual(at("a", "topic-x"));
});

test("a hundred places are remembered", () => {
  const many = visitedAll(...Array.from({ length: 150 }, (_, index) => String(index)));
  expect([many.places.length, placeIn(many)]).toEqual([100, at("149")]);
});
