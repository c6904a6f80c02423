// One event for every change of a file that a store may have read, from whatever side it comes: the disk, an editor, an
// agent. It says where, never what: who listens reads again.
import * as vscode from "vscode";

export interface FileChanges extends vscode.Disposable {
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** `patterns` are globs below the workspace folders; directories match too, because a deleted one reports no files. */
export function watchFiles(patterns: readonly string[]): FileChanges {
  const emitter = new vscode.EventEmitter<vscode.Uri>();
  const fire = (uri: vscode.Uri) => emitter.fire(uri);
  const watchers = patterns.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern));
  const disposables = [
    emitter,
    ...watchers,
    ...watchers.flatMap((watcher) => [watcher.onDidCreate(fire), watcher.onDidChange(fire), watcher.onDidDelete(fire)]),
    // On the web no watcher may report anything: what VS Code itself does is told by these.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => fire(uri)),
    vscode.workspace.onDidCreateFiles(({ files }) => files.forEach(fire)),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(fire)),
    vscode.workspace.onDidRenameFiles(({ files }) =>
      files.forEach(({ oldUri, newUri }) => {
        fire(oldUri);
        fire(newUri);
      }),
    ),
  ];
  return { onDidChange: emitter.event, dispose: () => vscode.Disposable.from(...disposables).dispose() };
}

/** Calls `run` once, `milliseconds` after the last call. */
export function debounced(run: () => void, milliseconds: number): (() => void) & vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const call = () => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
  return Object.assign(call, { dispose: () => clearTimeout(timer) });
}
