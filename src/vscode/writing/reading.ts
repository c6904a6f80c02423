// VS Code is made to read a file that it has not read by itself: it hears of none that it is set not to watch, and goes by time
// and size, which two ticks in one second may have in common.
import * as vscode from "vscode";
import { hasUnsavedText } from "../activeDocument.ts";
import { steadyText } from "./diskText.ts";
import { isSame, readAgain } from "./writableDocument.ts";
import { settling } from "./writeTimes.ts";

export async function readIfBehind(uri: vscode.Uri): Promise<void> {
  const document = vscode.workspace.textDocuments.find((other) => other.uri.toString() === uri.toString());
  // Of one that is open in another encoding nobody knows what it should say.
  if (!document?.encoding.startsWith("utf8") || (await newerText(document)) === undefined) return;
  // VS Code may be about to read it.
  await new Promise((resolve) => setTimeout(resolve, settling));
  const text = await newerText(document);
  if (text !== undefined) await readAgain(document, text);
}

/** What the file says, where the document says something else and has no unsaved text. */
async function newerText(document: vscode.TextDocument): Promise<string | undefined> {
  const text = await steadyText(document.uri);
  return text !== undefined && !hasUnsavedText(document) && !isSame(document, text) ? text : undefined;
}
