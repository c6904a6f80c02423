// What the tests inside VS Code share: the workspace's folder, waiting for a condition, and stores of their own.
import { strict as assert } from "node:assert";
import { commands, extensions, type Memento, Uri, window, workspace } from "vscode";
import { FeatureStore } from "../../src/vscode/featureStore.ts";
import { personaChecklist } from "../../src/vscode/personaChecklists.ts";
import { itemsBelow, personaNode } from "../../src/vscode/personaNodes.ts";
import { PersonaStore } from "../../src/vscode/personaStore.ts";

export const feature = "specs/003-user-login";

export function uriOf(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  return Uri.joinPath(folder, path);
}

export async function read(path: string): Promise<string> {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await workspace.fs.readFile(uriOf(path)));
}

export function write(path: string, text: string): Thenable<void> {
  return workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
}

export async function remove(path: string): Promise<void> {
  await commands.executeCommand("workbench.action.closeAllEditors");
  await workspace.fs.delete(uriOf(path), { recursive: true }).then(undefined, () => undefined);
}

/** Resolves with the first value of `look` that is not undefined; fails after ten seconds. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`not within ten seconds: ${what}`);
}

export function openStores(): { features: FeatureStore; personas: PersonaStore; dispose(): void } {
  const values = new Map<string, unknown>();
  const memento = {
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => values.get(key) ?? otherwise,
    update: async (key: string, value: unknown) => void values.set(key, value),
  } as Memento;
  const extension = extensions.getExtension("persona-guide.persona-guide");
  assert.ok(extension);
  const features = new FeatureStore(memento);
  const personas = new PersonaStore(extension.extensionUri, features, memento);
  return {
    features,
    personas,
    dispose() {
      personas.dispose();
      features.dispose();
    },
  };
}

/** The backend persona's item that begins with `start`, as the tree would show it now. */
export function itemOf({ features, personas }: ReturnType<typeof openStores>, start: string) {
  const entry = personas.personaByKey("backend-developer");
  assert.ok(entry);
  const node = itemsBelow(personaNode(entry, personaChecklist(features.state, entry)), {
    openOnly: false,
    phase: features.state.phase,
  }).find(({ item }) => item.text.startsWith(start));
  assert.ok(node, start);
  return node;
}

/** Once VS Code has read the file again, where it was written past it. */
export async function undo(path: string): Promise<void> {
  const { document } = await window.showTextDocument(uriOf(path));
  const plain = (text: string) => text.replace("\uFEFF", "").replace(/\r\n?/g, "\n");
  await until("the document as its file", async () =>
    document.isDirty || plain(document.getText()) === plain(await read(path)) ? true : undefined,
  );
  await commands.executeCommand("undo");
}
