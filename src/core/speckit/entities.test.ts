import { expect, it } from "vitest";
import { markdownOf } from "../markdown.ts";
import { entitiesOf } from "./entities.ts";

const inModel = (...lines: readonly string[]) => entitiesOf(markdownOf(lines.join("\n")), undefined);

it("the entities are the headings below one that says so", () => {
  const lines = ["## 1. 實體定義 (Entity Definitions)", "### Task (任務)", "### 2. **user_profiles**", "#### Fields"];
  expect(inModel("# Data Model", ...lines, "## Migration SQL", "### Steps")).toEqual(["Task", "user_profiles"]);
});

it("else those that are a name over a table or a list, and what else a data model speaks of is none", () => {
  expect(
    inModel(
      "# Data Model: Login",
      "## account",
      "| Column | Type |",
      "## Loan request",
      "- id",
      "## Entity: Copy",
      "## Relationships",
      "- account has copies",
      "## How it all fits together",
      "- well",
      "## Aside",
      "Prose only.",
    ),
  ).toEqual(["account", "Loan request", "Copy"]);
});

it("without a data model they are the Key Entities of the spec", () => {
  const spec = markdownOf(
    "### Key Entities *(include if data)*\n- **Account**: email\n- **Sign-in event:** what\n- prose\n## Next\n- **No**: x",
  );
  expect(entitiesOf(undefined, spec)).toEqual(["Account", "Sign-in event"]);
  expect(entitiesOf(markdownOf("# Data Model\n\n## Overview\n\n- none"), spec)).toEqual(["Account", "Sign-in event"]);
  expect(entitiesOf(undefined, undefined)).toEqual([]);
});
