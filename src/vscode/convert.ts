// Between the core's values and VS Code's: the only file where both sets of types meet.
import * as vscode from "vscode";
import type { Message } from "../core/message.ts";
import type { Problem, Severity } from "../core/problem.ts";
import type { Piece, PromptEdit } from "../core/templates/prompts.ts";
import type { Segment } from "../core/templates/segments.ts";
import type { Position, Range, TextEdit } from "../core/text.ts";
import { diagnosticSource } from "./ids.ts";

export function toVsText({ template, values }: Message): string {
  return vscode.l10n.t(template, ...values);
}

function toVsPosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}

export function fromVsPosition({ line, character }: vscode.Position): Position {
  return { line, character };
}

export function fromVsRange({ start, end }: vscode.Range): Range {
  return { start: fromVsPosition(start), end: fromVsPosition(end) };
}

export function toVsRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(toVsPosition(start), toVsPosition(end));
}

export function toVsEdit(edit: TextEdit): vscode.TextEdit {
  return vscode.TextEdit.replace(toVsRange(edit.range), edit.newText);
}

/**
 * Text is escaped, so that `$HOME` in a template stays that; only placeholders become tab stops, with what `suggest` says
 * for one to choose from.
 */
export function toVsSnippet(
  segments: readonly Segment[],
  suggest: (placeholder: string) => readonly string[] = () => [],
): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  const offered = new Set<number>();
  for (const segment of segments) {
    if (segment.kind === "text") {
      snippet.appendText(segment.text);
      continue;
    }
    // With its braces: a placeholder that is skipped still reads as one.
    const unfilled = `{${segment.text}}`;
    const values = offered.has(segment.number) ? [] : suggest(segment.text);
    offered.add(segment.number);
    if (values.length === 0) snippet.appendPlaceholder(unfilled, segment.number);
    else snippet.appendChoice([unfilled, ...values], segment.number);
  }
  return snippet.appendTabstop(0);
}

/** Prompts as tab stops, each its own; `first` is the number of the first one. */
export function toVsPromptSnippet(pieces: readonly Piece[], first = 1): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  let number = first;
  for (const { kind, text } of pieces) {
    if (kind === "text") snippet.appendText(text);
    else snippet.appendPlaceholder(text, number++);
  }
  return snippet;
}

/** VS Code runs the snippets of one document as one: the numbers go on from edit to edit. */
export function toVsPromptEdits(edits: readonly PromptEdit[]): vscode.SnippetTextEdit[] {
  let first = 1;
  return edits.map(({ pieces, range }, index) => {
    const snippet = toVsPromptSnippet(pieces, first);
    if (index === edits.length - 1) snippet.appendTabstop(0);
    first += pieces.filter(({ kind }) => kind === "prompt").length;
    const edit = new vscode.SnippetTextEdit(toVsRange(range), snippet);
    edit.keepWhitespace = true;
    return edit;
  });
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
};

export function toVsDiagnostic({ code, severity, message, range }: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toVsRange(range), toVsText(message), severities[severity]);
  diagnostic.code = code;
  diagnostic.source = diagnosticSource;
  return diagnostic;
}
