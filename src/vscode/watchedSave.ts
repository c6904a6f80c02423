// Saves a document and looks at its file all the while. VS Code goes by a file's time and size, so it writes over what
// another program wrote since it last looked where the size is the same, as it is after a tick.
import type * as vscode from "vscode";
import { textOnDisk } from "./writableDocument.ts";

interface Saved {
  readonly isSaved: boolean;
  /** Another program's text, without its byte-order mark, that stood in the file for a moment and was written over. */
  readonly lost?: string | undefined;
}

/** `before`: the text that the file had when VS Code last looked. */
export async function watchedSave(document: vscode.TextDocument, before: string): Promise<Saved> {
  const made = document.getText();
  let isOver = false;
  const saving = Promise.resolve(document.save()).finally(() => {
    isOver = true;
  });
  let lost: string | undefined;
  for (;;) {
    const isLast = isOver;
    const now = (await textOnDisk(document.uri).catch(() => undefined))?.replace("\uFEFF", "");
    // What came after the save, VS Code hears of and follows.
    if (isLast) return { isSaved: await saving, lost: now === made ? lost : undefined };
    if (now !== undefined && now !== before && now !== made && sizeOf(now) === sizeOf(before)) lost = now;
  }
}

/** In bytes. */
function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
