// The two kinds of Markdown that hovers show: our own words, and those of files, which nobody vouches for.
import * as vscode from "vscode";
import { safeMarkdown } from "../core/guidance/safeMarkdown.ts";

/** Not `appendText`, which keeps lines from breaking at spaces. */
export function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(text.replace(/[\\`*_{}[\]()#+!<>|~-]/g, "\\$&"));
}

export function untrusted(markdown: string): vscode.MarkdownString {
  return new vscode.MarkdownString(safeMarkdown(markdown));
}
