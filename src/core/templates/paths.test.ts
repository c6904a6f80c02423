import { expect, it } from "vitest";
import { filesOf, pathsIn, withPlaceholders } from "./paths.ts";

it.each([
  ["Implement POST /v1/auth in src/shelf/api/auth.py (depends on T014)", ["src/shelf/api/auth.py"]],
  ["Add PyJWT to pyproject.toml.", ["pyproject.toml"]],
  ["Write `tests/unit/test_tokens.py`, then docs/api.md.", ["tests/unit/test_tokens.py", "docs/api.md"]],
  ["Create apps/web/src/app/(shop)/[id]/page.tsx", ["apps/web/src/app/(shop)/[id]/page.tsx"]],
  ["Move src/components/Button to packages/", ["src/components/Button", "packages/"]],
  ["Read ../shared/seed.md and ./a.ts", ["../shared/seed.md", "./a.ts"]],
  ["更新 src/資料/任務.ts", ["src/資料/任務.ts"]],
  ["[the plan](specs/001-a/plan.md) twice: specs/001-a/plan.md", ["specs/001-a/plan.md"]],
  ["and/or, 1/2, 2026/03/02, Node.js 20, e.g. v1.2, TCP/IP, 24/7", []],
  ["See https://example.org/a/b.html and mailto:a@b.org", []],
  ["Write {src/api/file} for GET /users/{id}/roles.md", []],
])("the paths of “%s” are %j", (text, paths) => {
  expect(pathsIn(text)).toEqual(paths);
});

it("a chosen path becomes a placeholder wherever it stands, with the text round it as it was", () => {
  const text = "Move src/a.ts to `src/b.ts`; src/a.ts.";
  expect(withPlaceholders(text, new Set(["src/a.ts"]))).toBe("Move {src/a.ts} to `src/b.ts`; {src/a.ts}.");
});

it("placeholders that are written as paths are files too", () => {
  expect(filesOf("Test {METHOD /path} in {tests/contract/test_name} and docs/api.md")).toEqual([
    "docs/api.md",
    "{tests/contract/test_name}",
  ]);
});

it("a long line is read in time that grows with its length", () => {
  const start = performance.now();
  expect(pathsIn(`${"a/".repeat(50_000)}!`)).toHaveLength(1);
  expect(pathsIn("a.".repeat(50_000))).toEqual([]);
  expect(pathsIn("a/(".repeat(50_000)).length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(5_000);
});
