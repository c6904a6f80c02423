import fc from "fast-check";
import { expect, test } from "vitest";
import { checklistTexts, marks, noise } from "../../../test/support/markdownTexts.ts";
import { markdownOf } from "../markdown.ts";
import { applyEdit, applyEdits } from "../text.ts";
import { type ChecklistItem, checklistOf } from "./checklist.ts";
import { itemGroupsOf, tickInDocument } from "./documentChecklist.ts";
import { markEdit } from "./tick.ts";

/** Other tests run at the same time. */
const patience = 60_000;
const texts = fc.oneof(checklistTexts, noise);

/** Where the mark of `item` begins in `text`, counted without the code that is tested. */
function offsetOf(text: string, { line, markCharacter }: ChecklistItem): number {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const before = text.slice(start).match(/[^\r\n]*(?:\r\n|\r|\n)/g) ?? [];
  return start + before.slice(0, line).join("").length + markCharacter;
}

const withMark = (text: string, at: number, old: string, mark: string) =>
  text.slice(0, at) + mark + text.slice(at + old.length);

test(
  "the edit of a mark changes the character in the box and nothing else",
  () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...marks), (text, mark) => {
        for (const item of checklistOf(markdownOf(text))) {
          const changed = applyEdit(text, markEdit(item, mark));
          expect(changed).toBe(withMark(text, offsetOf(text, item), item.mark, mark));
          expect(applyEdit(changed, markEdit({ ...item, mark }, item.mark))).toBe(text);
        }
      }),
      { numRuns: 3_000 },
    );
  },
  patience,
);

test(
  "a tick changes the marks of the items asked for, and the untick gives open ones back to the byte",
  () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, done) => {
        for (const item of itemGroupsOf("checklists/x.md", text).flatMap(({ items }) => items)) {
          const tick = tickInDocument(text, [item.key], done);
          if (item.malformed) {
            expect(tick.kind).toBe("refused");
            continue;
          }
          if (tick.kind !== "edit") throw new Error(tick.kind);
          const changed = applyEdits(text, tick.edits);
          const at = offsetOf(text, item);
          const isAsAsked = (item.state === "done") === done;
          const mark = isAsAsked ? item.mark : changed.slice(at, at + 1);
          expect(mark).toMatch(isAsAsked ? /^/ : done ? /^[xX]$/ : /^ $/);
          expect(changed).toBe(withMark(text, at, item.mark, mark));
          if (!done || item.mark !== " ") continue;
          const back = tickInDocument(changed, [item.key], false);
          expect(back.kind === "edit" && applyEdits(changed, back.edits)).toBe(text);
        }
      }),
      { numRuns: 2_000 },
    );
  },
  patience,
);

test(
  "a tick of all items at once changes one character of each",
  () => {
    fc.assert(
      fc.property(texts, (text) => {
        const items = itemGroupsOf("checklists/x.md", text)
          .flatMap((group) => group.items)
          .filter(({ malformed }) => !malformed);
        const keys = items.map(({ key }) => key);
        const tick = tickInDocument(text, keys, true);
        if (tick.kind !== "edit") throw new Error(tick.kind);
        const changed = applyEdits(text, tick.edits);
        const wanted = items.reduceRight(
          (before, item) =>
            item.state === "done"
              ? before
              : withMark(before, offsetOf(text, item), item.mark, tick.edits[0]?.newText ?? ""),
          text,
        );
        expect(changed).toBe(wanted);
        expect(tickInDocument(changed, keys, true)).toEqual({ kind: "edit", edits: [] });
      }),
      { numRuns: 2_000 },
    );
  },
  patience,
);
