import { expect, it } from "vitest";
import { markdownOf } from "../markdown.ts";
import { projectTreeOf } from "./projectTree.ts";

const treeOf = (...lines: readonly string[]) =>
  projectTreeOf(markdownOf(["## Project Structure", "", "```text", ...lines, "```"].join("\n")));

it("a drawn tree is read as paths, with remarks left out", () => {
  expect(
    treeOf(
      "# Option 1: single project",
      "src/shelf/",
      "├── api/",
      "│   ├── auth.py            # sign-in",
      "│   └── [id]/",
      "│       └── page.tsx",
      "├── Dockerfile",
      "└── jobs",
      "    └── purge.py",
      "",
      "tests/",
      "├── contract/",
      "└── ... more of them",
    ),
  ).toEqual({
    files: ["src/shelf/api/auth.py", "src/shelf/api/[id]/page.tsx", "src/shelf/Dockerfile", "src/shelf/jobs/purge.py"],
    folders: ["src/shelf/", "src/shelf/api/", "src/shelf/api/[id]/", "src/shelf/jobs/", "tests/", "tests/contract/"],
  });
});

it("a tree drawn with plain characters is read too, and the name of the whole repository is no folder", () => {
  expect(treeOf("project-root/", "|-- src/", "|   `-- main.go", "`-- go.mod")).toEqual({
    files: ["src/main.go", "go.mod"],
    folders: ["src/"],
  });
});

it("other code is no tree, and what is too long is read as far as that", () => {
  expect(treeOf("npm ci", "const a = b / c;")).toEqual({ files: [], folders: [] });
  expect(treeOf("src/", ...Array.from({ length: 9_000 }, (_, index) => `├── f${index}.ts`)).files).toHaveLength(1_999);
});
