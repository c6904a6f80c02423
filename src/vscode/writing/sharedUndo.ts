// A tick past VS Code becomes an undo step when VS Code reads the file again, together with all that was written in that
// moment: who undoes it has to know that it took more than the tick.
import * as vscode from "vscode";
import { tell } from "../log.ts";
import { keepCursors } from "./keptCursors.ts";
import { isInUtf8, isSame } from "./writableDocument.ts";

/** Of one document: each keeps a text. */
const mostSteps = 20;

/** Both as on disk. */
interface Written {
  readonly known: string;
  readonly made: string;
  /** Whether a text has the tick. */
  isIn(text: string): boolean;
}

class Step implements vscode.Disposable {
  readonly #document: vscode.TextDocument;
  readonly #written: Written;
  /** Of the document, before VS Code has read the tick. */
  readonly #before: string;
  /** Whether the document had nothing to read but ticks of this extension. */
  readonly #isOwn: boolean;
  readonly #listeners: vscode.Disposable;
  /** Of the document, when VS Code has read the tick. */
  #after: string | undefined;
  /** Whether the document has that text, so that the next undo is one of this step. */
  #isNext = true;

  constructor(document: vscode.TextDocument, written: Written, previous: Step | undefined) {
    this.#document = document;
    this.#written = written;
    this.#before = document.getText();
    const isAfter = previous?.isRead === false && previous.#isOwn && previous.#written.made === written.known;
    this.#isOwn = isAfter || isSame(document, written.known);
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0) this.#changed(event);
      }),
      vscode.workspace.onDidCloseTextDocument((closed) => {
        if (closed === document) this.dispose();
      }),
    );
  }

  get isRead(): boolean {
    return this.#after !== undefined;
  }

  #changed(event: vscode.TextDocumentChangeEvent): void {
    const { reason } = event;
    const isUndo = reason === vscode.TextDocumentChangeReason.Undo;
    if (this.isRead) {
      const wasNext = this.#isNext;
      // The text is only asked for where a person goes from step to step: not at each letter.
      const text = reason === undefined ? undefined : this.#document.getText();
      this.#isNext = text === this.#after;
      if (isUndo && wasNext && text === this.#before) this.#tellShared();
      return;
    }
    this.#after = this.#document.getText();
    if (isUndo)
      tell(
        vscode.l10n.t("The tick was not in the editor yet: that took back what was before it; Redo brings it back."),
      );
    // Somebody typed before it was read, or it is the tick alone.
    const { isIn, made } = this.#written;
    const isAlone = this.#isOwn && isSame(this.#document, made);
    if (isAlone && reason === undefined) keepCursors(event, this.#before);
    if (!isIn(this.#after) || isAlone) this.dispose();
  }

  #tellShared(): void {
    const path = vscode.workspace.asRelativePath(this.#document.uri);
    tell(
      vscode.l10n.t(
        "That also took back what another program wrote into {0} in the moment of your tick; Redo brings it back.",
        path,
      ),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}

const steps = new WeakMap<vscode.TextDocument, readonly Step[]>();

/** Tells, when it is undone, that the step which made `made` of `known` holds another program's changes too. */
export function tellSharedUndo(document: vscode.TextDocument, written: Written): void {
  if (!isInUtf8(document)) return;
  const all = steps.get(document) ?? [];
  const step = new Step(document, written, all.at(-1));
  const kept = all.filter(({ isRead }) => isRead).slice(-mostSteps);
  for (const other of all) if (!kept.includes(other)) other.dispose();
  // As when a box was ticked and unticked again before VS Code has read the file.
  if (isSame(document, written.made)) step.dispose();
  steps.set(document, [...kept, step]);
}
