// Items that were found at a cursor or in selected lines, in a text that may have changed since.
import type * as vscode from "vscode";
import { tickInDocument } from "../core/checklist/documentChecklist.ts";
import { hasEdits, type ItemKey } from "../core/checklist/tick.ts";
import type { Toggle } from "../core/checklist/toggle.ts";
import { toVsText } from "./convert.ts";
import { tell } from "./log.ts";
import { parsed } from "./parsedTexts.ts";
import { editIn } from "./writing/editorEdits.ts";
import { noteEdited } from "./writing/ticks.ts";

/** So many are looked after one by one: each asks for the items of the text. */
const mostApart = 50;

/** Ticks or unticks them, whatever lines they have and whatever they say by then; why nothing does is told. */
export async function toggleItems(editor: vscode.TextEditor, { done, items }: Toggle): Promise<void> {
  const keys = items.map(({ key }) => key);
  const makeOf = (some: readonly ItemKey[]) => (text?: string) => tickInDocument(text ?? "", some, done, parsed);
  const make = makeOf(keys);
  const before = await editIn(editor, (text) => {
    const tick = make(text);
    if (tick.kind === "refused") tell(toVsText(tick.message));
    return hasEdits(tick) ? tick.edits : undefined;
  });
  if (before === undefined) return;
  noteEdited(editor.document, before, keys.length > mostApart ? [make] : keys.map((key) => makeOf([key])));
}
