// Lets the evidence of a checklist that moves lead to the same places.
import * as vscode from "vscode";
import { type Move, movedLinks } from "../../core/checklist/evidence.ts";
import { checklistFileOf } from "../../core/checklist/personaChecklist.ts";
import type { TextEdit } from "../../core/text.ts";

/** None where VS Code is set to change all links itself, or to ask: it takes those in the file for what they were before. */
export function keptLinks(text: string, move: Move): readonly TextEdit[] {
  const setting = vscode.workspace.getConfiguration("markdown").get("updateLinksOnFileMove.enabled", "never");
  if (setting !== "never") return [];
  const { items, markdown } = checklistFileOf(text);
  return movedLinks(markdown, items, move);
}
