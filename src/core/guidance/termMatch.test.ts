import fc from "fast-check";
import { expect, test } from "vitest";
import { entryOf, indexOfTopic, nameAt, persona } from "../../../test/support/guidance.ts";
import { termAt, termIndexOf, termsIn } from "./terms.ts";

const index = indexOfTopic(
  "**Mulch**: keeps water in.",
  "",
  "**Rate limiting**: protects.",
  "",
  "**N+1 queries**: too many.",
  "",
  "**Café opening**: early.",
  "",
  "- **200**: OK. Fine",
  "- **404**: Not Found. Gone",
  "- **Database migration**: forward only",
  "- **C++ (a+b*[x]?)**: with marks",
);

test.each([
  ["MUL|CHES", "Mulch"],
  ["mulch’|s price", "Mulch"],
  ["Rate-lim|iting", "Rate limiting"],
  ["rate\u2010limi|ting", "Rate limiting"],
  ["**rate** limi|ting", "Rate limiting"],
  ["rate/limi|ting", "Rate limiting"],
  ["an N+1 que|ry", "N+1 queries"],
  ["cafe\u0301 open|ing", "Café opening"],
  ["a database mig|ration", "Database migration"],
])("in %s the term is known: case, plural, hyphens and combining marks do not count", (marked, name) => {
  expect(nameAt(marked, index)).toBe(name);
});

test.each([
  "rate, limi|ting",
  "rate. Limi|ting",
  "rate (limi|ting)",
  "RATE_LIMI|TING",
  "mulch|ing",
  "rate | limi¦ting",
])("in %s it is not", (marked) => {
  expect(nameAt(marked.includes("¦") ? marked.replace("|", "‖").replace("¦", "|") : marked, index)).toBeUndefined();
});

test.each([
  ["a link's target", "[x](mul|ch)"],
  ["an address", "see https://garden.example/mul|ch/beds"],
  ["a path", "src/mul|ch/bed.ts"],
  ["a route", "`/mul|ch`"],
  ["a folder", "mul|ch/"],
  ["a path in code", "`beds/mul|ch`"],
])("nothing is said in %s", (_what, marked) => {
  expect(nameAt(marked, index)).toBeUndefined();
});

test("two words with a slash between them are no path", () => {
  expect(nameAt("straw/mul|ch", index)).toBe("Mulch");
});

test.each([
  ["answers 40|4", true],
  ["(40|4)", true],
  ["GET /beds → 20|0", true],
  ["returns 20|0 for known beds", true],
  ["in 20|0 ms", false],
  ["within 40|4ms", false],
  ["< 20|0", false],
  ["20|0 concurrent users", false],
  ["40|4 beds", false],
  ["~20|0 of them", false],
  ["20|0 毫秒", false],
  ["a 20|0", false],
  ["404|.5", false],
])("in %s the number is a status code: %s", (marked, isCode) => {
  expect(nameAt(marked, index) !== undefined).toBe(isCode);
});

test("of two terms the longer one is meant, of two of one length the weightier", () => {
  const shade = termIndexOf([
    persona(
      "shed",
      "## Contribution Guidelines",
      "### What to Avoid",
      "- ❌ Overwatering shade",
      "## Practices",
      "### Topic of all",
      "- **Shade beds**: cool",
      "- **Shade beds at noon**: hot",
    ),
  ]);
  expect(nameAt("overwatering sha|de beds", shade)).toBe("Shade beds");
  expect(nameAt("overwatering sha|de beds at noon", shade)).toBe("Shade beds at noon");
});

test("text without spaces is matched by its characters, and a common word alone is not", () => {
  const cjk = indexOfTopic(
    "**冪等性**：同じ結果。",
    "",
    "**速率限制**：保護。",
    "",
    "**测试**：都有。",
    "",
    "**レート制限 (rate cap)**: x",
  );
  expect(nameAt("支払いAPIの冪等|性を保証する", cjk)).toBe("冪等性");
  expect(nameAt("登入端點需有速率限|制與紀錄", cjk)).toBe("速率限制");
  expect(nameAt("所有测|试", cjk)).toBeUndefined();
  expect(nameAt("レート制|限のrate cap", cjk)).toBe("レート制限");
  expect(nameAt("レート制限のrate c|ap", cjk)).toBe("rate cap");
});

test("right-to-left words are words", () => {
  const arabic = indexOfTopic("**تحديد المعدل**: يحمي.");
  expect(nameAt("يجب تحديد المع|دل هنا", arabic)).toBe("تحديد المعدل");
});

test("all terms of a text are found in their order, none over another", () => {
  const found = termsIn("Mulch (404) after a database migration, see src/mulch.ts: mulches.", index);
  expect(found.map(({ term }) => term.name)).toEqual(["Mulch", "404", "Database migration", "Mulch"]);
  expect(found.map(({ end, start }) => end - start)).toEqual([5, 3, 18, 7]);
});

test("in whatever text, what is found at a place covers it, and what a scan finds stands in its order", () => {
  const part = fc.constantFrom(
    "rate",
    "limiting",
    "mulch",
    "404",
    "N+1",
    "query",
    " ",
    "-",
    "\n",
    "`",
    "/",
    "](",
    "速",
    "é",
    "*",
    ".",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(part, fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 30 }),
      fc.nat(80),
      (parts, at) => {
        const text = parts.join("");
        const found = termAt(text, at, index);
        if (found) expect(found.start <= at && at <= found.end && found.end <= text.length).toBe(true);
        let last = 0;
        for (const { end, start } of termsIn(text, index)) {
          expect(last <= start && start < end && end <= text.length).toBe(true);
          last = end;
        }
      },
    ),
  );
});

/** Bad input must not take more than its share: generous, for machines that are busy; quadratic time takes far longer. */
const mostMs = 15_000;
const patience = { timeout: 60_000 };

test("a persona with ten thousand terms and aliases is indexed and matched in good time", patience, () => {
  const aliases = Array.from({ length: 10_000 }, (_, at) => `  alias ${at}x: ["other ${at}x", "third ${at}x"]`);
  const leads = Array.from({ length: 10_000 }, (_, at) => `**Lead ${at}x**: text\n\n- item\n`);
  const text = ["---", "id: a", "name: A", "aliases:", ...aliases, "---", "## Practices", "", "### Topic", ...leads];
  const entry = entryOf(text.join("\n"));
  const start = performance.now();
  const large = termIndexOf([entry]);
  expect(nameAt("the lead 99|99x", large)).toBe("Lead 9999x");
  expect(performance.now() - start).toBeLessThan(mostMs);
});

test.each([
  ["one word", "mulch".repeat(200_000)],
  ["words", "rate mulch limiting ".repeat(50_000)],
  ["slashes", "mulch/".repeat(160_000)],
  ["brackets", "](mulch".repeat(140_000)],
  ["characters without spaces", "速率限制".repeat(250_000)],
])("a line of a megabyte of %s is scanned, and looked up in, in good time", patience, (_what, line) => {
  const start = performance.now();
  termsIn(line, index);
  for (let at = 0; at < line.length; at += 50_000) nameAt(`${line.slice(0, at)}|${line.slice(at)}`, index);
  expect(performance.now() - start).toBeLessThan(mostMs);
});
