import { describe, expect, it } from "vitest";
import { markdownOf } from "../markdown.ts";
import { featureNamesOf, suggestionsFor } from "./suggestions.ts";

const names = featureNamesOf({
  spec: markdownOf("### User Story 1 - Sign in (Priority: P1) 🎯 MVP\n### User Story 2: Sign out\n### User Story 3"),
  dataModel: markdownOf("# Data Model\n## account\n- id\n## session\n- id"),
  contracts: ["## POST /v1/sign-in", "## GET /v1/sessions"],
  plan: markdownOf(
    [
      "```",
      "src/shelf/",
      "├── api/",
      "│   └── auth.py",
      "└── services/",
      "    ├── deep/",
      "    │   └── token.py",
      "    └── limits.py",
      "tests/",
      "└── contract/",
      "specs/001-a/",
      "├── plan.md",
      "└── contracts/",
      "    └── auth.md",
      "```",
    ].join("\n"),
  ),
});

describe("suggestions for a placeholder", () => {
  it.each([
    ["METHOD /path", ["POST /v1/sign-in", "GET /v1/sessions"]],
    ["endpoint", ["POST /v1/sign-in", "GET /v1/sessions"]],
    ["entity", ["account", "session"]],
    ["Entity name", ["account", "session"]],
    ["the table", ["account", "session"]],
    ["user journey", ["Sign in", "Sign out"]],
    ["story title", ["Sign in", "Sign out"]],
    ["src/services/file", ["src/shelf/services/limits.py", "src/shelf/services/deep/token.py", "src/shelf/services/"]],
    ["src/service/file", ["src/shelf/services/limits.py", "src/shelf/services/deep/token.py", "src/shelf/services/"]],
    ["tests/contract/test_name", ["tests/contract/"]],
    ["contracts/file", ["specs/001-a/contracts/auth.md", "specs/001-a/contracts/"]],
    ["lib/shelf/file", []],
    ["docs/file", []],
    ["new file", ["src/shelf/api/auth.py", "src/shelf/services/deep/token.py", "src/shelf/services/limits.py"]],
    ["path", ["src/shelf/api/auth.py", "src/shelf/services/deep/token.py", "src/shelf/services/limits.py"]],
    ["business rule", []],
    ["old column of the table", []],
    ["file a bug", []],
    ["history", []],
  ])("%s: %j", (placeholder, values) => {
    expect(suggestionsFor(placeholder, names)).toEqual(values);
  });

  it("are none where the feature has no such documents", () => {
    const none = featureNamesOf({ contracts: [] });
    for (const placeholder of ["METHOD /path", "entity", "journey", "src/file", "file"])
      expect(suggestionsFor(placeholder, none)).toEqual([]);
  });

  it("leave a missing src/ out of account, and are never more than twenty, long or hidden", () => {
    const drawn = Array.from({ length: 50 }, (_, index) => `├── f${index}.go`);
    const plan = markdownOf(["```", "services/", `├── ${"x".repeat(200)}.go`, ...drawn, "```"].join("\n"));
    const found = suggestionsFor("src/services/file", featureNamesOf({ plan, contracts: ["GET /a\u202Eb"] }));
    expect([found.length, found[0]]).toEqual([20, "services/f0.go"]);
    expect(suggestionsFor("endpoint", featureNamesOf({ contracts: ["GET /a\u202Eb"] }))).toEqual([]);
  });
});
