import { expect, test } from "vitest";
import { english } from "../message.ts";
import { phaseTitle } from "./phases.ts";

test.each([
  ["plan", "Plan"],
  ["done", "done"],
  ["deploy", "Deploy"],
])("the phase %s is called %s", (id, title) => {
  expect(english(phaseTitle(id))).toBe(title);
});
