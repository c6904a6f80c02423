// Marks an item of a persona's checklist as not applicable: done, struck through, with the reason behind it.
import { type Message, message } from "../message.ts";
import { oneLine } from "./inlineText.ts";
import { changeItem, type ItemRequest } from "./itemChange.ts";
import { textEdit } from "./itemText.ts";
import { itemLine } from "./missingItems.ts";
import { notApplicableOf, notApplicableText } from "./notApplicable.ts";
import { doneMarkOf, markEdit, type Tick } from "./tick.ts";

/**
 * Of an item that is marked already the reason changes. Refused without a reason, where the item cannot be struck through, and
 * where it has another reason than `shown` by then, what a person saw when they began to write theirs.
 */
export function markNotApplicable(
  request: ItemRequest,
  reason: string,
  shown?: { readonly reason: string | undefined },
): Tick {
  const words = oneLine(reason);
  if (words === "") return refused(message("“{0}” needs a reason; nothing was changed.", request.key.text));
  return changeItem(request, {
    inFile: ({ items, markdown }, item) => {
      const known = notApplicableOf(item.text);
      const text = known?.text ?? item.text;
      if (shown && known && known.reason !== shown.reason && known.reason !== words)
        return refused(message("“{0}” has another reason by now: {1}. Nothing was changed.", text, known.reason));
      const whole = markdown.items.find(({ line }) => line === item.line)?.text ?? "";
      if (!whole.endsWith(item.text))
        return refused(
          message("“{0}” goes on in the next line and cannot be struck through; nothing was changed.", text),
        );
      if (!canStrike(text)) return struckAlready(text);
      const mark = item.state === "done" ? [] : [markEdit(item, doneMarkOf(items, "x"))];
      const dressed = notApplicableText(text, words);
      return { kind: "edit", edits: dressed === item.text ? mark : [...mark, textEdit(markdown, item, dressed)] };
    },
    absent: (text, { items }) =>
      canStrike(text) ? [itemLine(doneMarkOf(items, "x"), notApplicableText(text, words))] : struckAlready(text),
    isDone: ({ notApplicable, state }) => notApplicable === words && state === "done",
  });
}

/** What has strokes of its own could not be told from them again. */
function canStrike(text: string): boolean {
  return text !== "" && !text.includes("~~");
}

function struckAlready(text: string): Tick {
  return refused(
    message("“{0}” has struck-through text of its own; write the reason by hand. Nothing was changed.", text),
  );
}

function refused(told: Message): Tick {
  return { kind: "refused", message: told };
}
