// Changes the text behind an item's box: strikes it through with a reason, and takes that away again.
import type { Markdown } from "../markdown.ts";
import { rangeOf, type TextEdit } from "../text.ts";
import type { ChecklistItem } from "./checklist.ts";
import { notApplicableOf } from "./notApplicable.ts";

/** Puts `text` in the place of the item's. */
export function textEdit(markdown: Markdown, item: ChecklistItem, text: string): TextEdit {
  const start = (markdown.lines[item.line] ?? "").indexOf(item.text, item.markCharacter + item.mark.length + 1);
  return { range: rangeOf(item.line, start, start + item.text.length), newText: text };
}

/** Gives an item that does not apply its own text again; none for any other item. */
export function applicableEdits(markdown: Markdown, item: ChecklistItem): readonly TextEdit[] {
  const read = notApplicableOf(item.text);
  return read ? [textEdit(markdown, item, read.text)] : [];
}
