// Runs inside VS Code in place of tests: opens a Markdown file as a user does, waits until the extension is active and
// writes what VS Code itself says of its activation, and which reads were recorded, to PERSONA_GUIDE_REPORT.
import { writeFileSync } from "node:fs";
import { commands, extensions, Uri, window, workspace } from "vscode";

export interface Activation {
  /** Milliseconds, as VS Code counts them: whole ones. */
  readonly load: number;
  readonly call: number;
  readonly finish: number;
}

export interface Report {
  readonly ours: Activation;
  /** VS Code's own Markdown extension, for a sense of the machine. */
  readonly markdown: Activation;
  /** What was read by the end of activation and in the second after it; only under recorder.cjs. */
  readonly reads?: readonly string[];
}

const id = "persona-guide.persona-guide";
const markdownId = "vscode.markdown-language-features";

export async function run(): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error("no folder is open");
  await window.showTextDocument(Uri.joinPath(folder.uri, process.env.PERSONA_GUIDE_OPEN ?? ""));
  const extension = await until("the extension is active", () => {
    const found = extensions.getExtension<{ readonly reads: readonly string[] } | undefined>(id);
    return found?.isActive && extensions.getExtension(markdownId)?.isActive ? found : undefined;
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000)); // what activation has set going shows by then
  const reads = extension.exports?.reads;
  await commands.executeCommand("perfview.show");
  const table = await until("VS Code's own numbers are there", () => {
    const text = workspace.textDocuments.find(({ uri }) => uri.scheme === "perf")?.getText();
    return text && lineOf(text, id) && lineOf(text, markdownId) ? text : undefined;
  });
  const report: Report = { ours: rowOf(table, id), markdown: rowOf(table, markdownId), ...(reads ? { reads } : {}) };
  writeFileSync(process.env.PERSONA_GUIDE_REPORT ?? "", JSON.stringify(report));
}

/** A row is `| extension | eager | load | call | finish | event | by |`, padded to columns. */
function lineOf(table: string, extension: string): string | undefined {
  return table.split("\n").find((line) => line.startsWith(`| ${extension} `));
}

function rowOf(table: string, extension: string): Activation {
  const row = lineOf(table, extension) ?? "";
  const [load = Number.NaN, call = Number.NaN, finish = Number.NaN] = row.split("|").slice(3, 6).map(Number);
  if (Number.isNaN(load + call + finish)) throw new Error(`no times in ${row}`);
  return { load, call, finish };
}

async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const value = look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within a minute: ${what}`);
}
