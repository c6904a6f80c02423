// Saves a document and looks at its file all the while. VS Code goes by a file's time and size, so it writes over what
// another program wrote since it last looked where the size is the same, as it is after a tick.
import type * as vscode from "vscode";
import { textOnDisk } from "./writableDocument.ts";

/** What another program wrote and what VS Code wrote over it, as on disk. */
export interface Lost {
  readonly text: string;
  readonly by: string;
}

interface Saved {
  readonly isSaved: boolean;
  readonly lost?: Lost;
}

/** `before`: the text that the file had when VS Code last looked, without its byte-order mark. */
export async function watchedSave(document: vscode.TextDocument, before: string): Promise<Saved> {
  const made = document.getText();
  let isOver = false;
  const saving = Promise.resolve(document.save()).finally(() => {
    isOver = true;
  });
  let seen: string | undefined;
  for (;;) {
    const isLast = isOver;
    const now = await textOnDisk(document.uri).catch(() => undefined);
    const text = now?.replace(/^\uFEFF/, "");
    // What comes after VS Code has written, it hears of and follows.
    if (text === made && seen !== undefined) return { isSaved: await saving, lost: { text: seen, by: now ?? "" } };
    if (isLast || text === made) return { isSaved: await saving };
    if (text !== undefined && text !== before && text !== made && isSameSize(text, before)) seen = now;
  }
}

/** In bytes. */
function isSameSize(text: string, other: string): boolean {
  const sizeOf = (each: string) => new TextEncoder().encode(each).length;
  return sizeOf(text) === sizeOf(other);
}
