// Items that were found at a cursor or in selected lines, in a text that may have changed since.
import type * as vscode from "vscode";
import { tickInDocument } from "../core/checklist/documentChecklist.ts";
import { hasEdits } from "../core/checklist/tick.ts";
import type { Toggle } from "../core/checklist/toggle.ts";
import { toVsText } from "./convert.ts";
import { tell } from "./log.ts";
import { editIn } from "./writing/editorEdits.ts";
import { noteTyped } from "./writing/typedTicks.ts";

/** Ticks or unticks them, whatever lines they have and whatever they say by then; why nothing does is told. */
export async function toggleItems(editor: vscode.TextEditor, { done, items }: Toggle): Promise<void> {
  const keys = items.map(({ key }) => key);
  const isMade = await editIn(editor, (text) => {
    const tick = tickInDocument(text, keys, done);
    if (tick.kind === "refused") tell(toVsText(tick.message));
    return hasEdits(tick) ? tick.edits : undefined;
  });
  if (isMade) noteTyped(editor.document, keys, done);
}
