import { expect, test } from "vitest";
import { archiveName } from "./archive.ts";

test("the name has the date, and a number while it is taken", () => {
  expect(archiveName("gardener", "2026-11-25", new Set())).toBe("gardener-2026-11-25.md");
  const taken = new Set(["gardener-2026-11-25.md", "gardener-2026-11-25-2.md"]);
  expect(archiveName("gardener", "2026-11-25", taken)).toBe("gardener-2026-11-25-3.md");
});
