// A tick past VS Code becomes an undo step when VS Code reads the file again, together with all that was written in that
// moment: who undoes it has to know that it took more than the tick.
import * as vscode from "vscode";
import { tell } from "../log.ts";
import { isSame } from "./writableDocument.ts";

/** The last such step of each document, by uri. */
const steps = new Map<string, vscode.Disposable>();

/**
 * Tells, when it is undone, that the step which made `made` of `known` holds another program's changes too; both as on disk.
 * `isIn`: whether a text has the tick.
 */
export function tellSharedUndo(
  document: vscode.TextDocument,
  { known, made, isIn }: { readonly known: string; readonly made: string; isIn(text: string): boolean },
): void {
  const key = document.uri.toString();
  steps.get(key)?.dispose();
  // As when a box was ticked and unticked again before VS Code has read the file.
  if (isSame(document, made)) return;
  const before = document.getText();
  const wasFollowing = isSame(document, known);
  let isRead = false;
  const end = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || event.contentChanges.length === 0) return;
      const isUndo = event.reason === vscode.TextDocumentChangeReason.Undo;
      if (!isRead) {
        isRead = true;
        if (isUndo)
          tell(
            vscode.l10n.t(
              "The tick was not in the editor yet: that took back what was before it; Redo brings it back.",
            ),
          );
        // Somebody typed before it was read, or it is the tick alone.
        if (!isIn(document.getText()) || (wasFollowing && isSame(document, made))) stop();
        return;
      }
      if (!isUndo || document.getText() !== before) return;
      const path = vscode.workspace.asRelativePath(document.uri);
      tell(
        vscode.l10n.t(
          "That also took back what another program wrote into {0} in the moment of your tick; Redo brings it back.",
          path,
        ),
      );
    }),
    vscode.workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) stop();
    }),
  );
  const stop = () => {
    end.dispose();
    if (steps.get(key) === end) steps.delete(key);
  };
  steps.set(key, end);
}
