// Runs inside VS Code in place of tests: ticks tasks of a long tasks.md that is in an editor as a click in the sidebar does,
// and writes how long each took, in milliseconds, to PERSONA_GUIDE_REPORT.
import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { extensions, type Memento, Uri, window, workspace } from "vscode";
import { itemGroupsOf, tickInDocument } from "../../src/core/checklist/documentChecklist.ts";
import { FeatureStore } from "../../src/vscode/featureStore.ts";
import { parsed } from "../../src/vscode/parsedTexts.ts";
import { tickItem } from "../../src/vscode/writing/ticks.ts";
import { tasksDocument } from "./tasksDocument.ts";

export interface TickReport {
  /** From the click until the file had changed. */
  readonly ticks: readonly number[];
  /** From the click until VS Code had read it again, and the editor showed it. */
  readonly shown: readonly number[];
  /** Megabytes of heap that reading the features took. */
  readonly memory: number;
  readonly features: number;
}

const lines = 2_500;
const warmUps = 10;
const measured = 40;

export async function run(): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error("no folder is open");
  await extensions.getExtension("persona-guide.persona-guide")?.activate();
  const before = process.memoryUsage().heapUsed;
  const store = new FeatureStore({ keys: () => [], get: () => undefined, update: async () => undefined } as Memento);
  const { projects } = await store.load();
  const memory = (process.memoryUsage().heapUsed - before) / 1_000_000;
  const text = tasksDocument(lines);
  const file = Uri.joinPath(folder.uri, "specs/003-user-login/tasks.md");
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  // As if no other program were writing it.
  utimesSync(file.fsPath, 1, 1);
  const document = await workspace.openTextDocument(file);
  await window.showTextDocument(document);
  for (const end = Date.now() + 10_000; document.getText() !== text && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  const items = itemGroupsOf("tasks.md", text, parsed).flatMap((group) => group.items);
  const ticks: number[] = [];
  const shown: number[] = [];
  for (const { key, state } of items.slice(0, warmUps + measured)) {
    const changed = new Promise<number>((resolve) => {
      const listening = workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
        if (uri.toString() !== file.toString() || contentChanges.length === 0) return;
        listening.dispose();
        resolve(performance.now());
      });
    });
    const start = performance.now();
    const refusal = await tickItem(file, (source) => tickInDocument(source ?? "", [key], state !== "done", parsed));
    ticks.push(performance.now() - start);
    if (refusal) throw new Error(refusal);
    shown.push((await changed) - start);
    if (readFileSync(file.fsPath, "utf8") !== document.getText()) throw new Error("the file has another text");
    await store.reread(file);
    // As the view does, that shows it.
    itemGroupsOf("tasks.md", document.getText(), parsed);
  }
  const features = projects.reduce((sum, project) => sum + project.features.length, 0);
  const report: TickReport = { ticks: ticks.slice(warmUps), shown: shown.slice(warmUps), memory, features };
  writeFileSync(process.env.PERSONA_GUIDE_REPORT ?? "", JSON.stringify(report));
  store.dispose();
}
