// Runs inside VS Code in place of tests: types by turns into a tasks.md of 20,000 lines and into the same text elsewhere,
// and writes how much longer the extension host was busy for the first, in milliseconds, to PERSONA_GUIDE_REPORT.
import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { commands, extensions, type TextDocument, Uri, ViewColumn, WorkspaceEdit, window, workspace } from "vscode";
import { tasksDocument } from "./tasksDocument.ts";

export interface TypingReport {
  readonly more: readonly number[];
}

const lines = 20_000;
const warmUps = 10;
const measured = 60;
/** Between two keystrokes, in milliseconds: too short for anybody to have rested. */
const pause = 25;

export async function run(): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error("no folder is open");
  await extensions.getExtension("persona-guide.persona-guide")?.activate();
  const text = new TextEncoder().encode(tasksDocument(lines));
  const open = async (path: string, column: ViewColumn) => {
    const file = Uri.joinPath(folder.uri, path);
    await workspace.fs.writeFile(file, text);
    const editor = await window.showTextDocument(file, { viewColumn: column, preview: false });
    return editor.document;
  };
  const own = await open("specs/003-user-login/tasks.md", ViewColumn.One);
  const other = await open("notes/tasks.md", ViewColumn.Two);
  // Until the features and personas are read: the hover asks for both.
  await commands.executeCommand("vscode.executeHoverProvider", own.uri, own.positionAt(0));
  const more: number[] = [];
  for (let time = 0; time < warmUps + measured; time++)
    more.push((await busyFor(own, time)) - (await busyFor(other, time)));
  const report: TypingReport = { more: more.slice(warmUps) };
  writeFileSync(process.env.PERSONA_GUIDE_REPORT ?? "", JSON.stringify(report));
}

/** Milliseconds that the event loop was busy while one character was typed, and a moment after. */
async function busyFor(document: TextDocument, time: number): Promise<number> {
  const before = performance.eventLoopUtilization();
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(lines / 2).range.end, String(time % 10));
  if (!(await workspace.applyEdit(edit))) throw new Error("not typed");
  await new Promise((resolve) => setTimeout(resolve, pause));
  return performance.eventLoopUtilization(before).active;
}
