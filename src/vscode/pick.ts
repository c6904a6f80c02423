// A list to choose from, one row or several, with buttons and a title that follows what is ticked. The rows stay as they are
// while it is open: drawing them anew would lose a key that is pressed at that moment. Knows nothing of what is chosen.
import * as vscode from "vscode";
import { withoutHiddenCharacters } from "../core/text.ts";

/** Texts may come from files: nothing in them becomes an icon. */
export interface Row<Value> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly icon?: string;
  readonly button?: vscode.QuickInputButton;
  /** Absent for a separator. */
  readonly value?: Value;
}

interface Picking<Value> {
  readonly title: string;
  readonly placeholder: string;
  readonly rows: readonly Row<Value>[];
  /** What is ticked at first; without it one row is chosen. */
  readonly ticked?: readonly Value[];
  /** In the title bar. */
  readonly buttons?: readonly vscode.QuickInputButton[];
  /** What the title says once something is ticked. */
  readonly titleOf?: (ticked: readonly Value[]) => string;
}

interface Picked<Value> {
  /** What is ticked, or the one that was chosen. */
  readonly values: readonly Value[];
  /** Enter, or the button that was pressed instead. */
  readonly by: "enter" | vscode.QuickInputButton;
  /** The row whose button it was. */
  readonly of?: Value;
}

type Item<Value> = vscode.QuickPickItem & { readonly row: Row<Value> };

/** `undefined` when the user leaves. */
export function pick<Value>(picking: Picking<Value>): Promise<Picked<Value> | undefined> {
  const list = vscode.window.createQuickPick<Item<Value>>();
  const items = picking.rows.map(itemOf);
  list.title = picking.title;
  list.placeholder = picking.placeholder;
  list.canSelectMany = picking.ticked !== undefined;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.buttons = picking.buttons ?? [];
  list.items = items;
  if (picking.ticked) {
    const ticked = new Set(picking.ticked);
    list.selectedItems = items.filter(({ row: { value } }) => value !== undefined && ticked.has(value));
  }
  const { title, titleOf } = picking;
  if (titleOf)
    list.onDidChangeSelection((ticked) => {
      list.title = ticked.length > 0 ? titleOf(valuesOf(ticked)) : title;
    });
  return new Promise((resolve) => {
    let picked: Picked<Value> | undefined;
    const end = (by: Picked<Value>["by"], of?: Value) => {
      picked = { values: valuesOf(list.selectedItems), by, ...(of === undefined ? {} : { of }) };
      list.hide();
    };
    list.onDidAccept(() => end("enter"));
    list.onDidTriggerButton((button) => end(button));
    list.onDidTriggerItemButton(({ button, item }) => end(button, item.row.value));
    list.onDidHide(() => {
      list.dispose();
      resolve(picked);
    });
    list.show();
  });
}

function itemOf<Value>(row: Row<Value>): Item<Value> {
  const { button, description, detail, icon, label, value } = row;
  if (value === undefined) return { label: plain(label), kind: vscode.QuickPickItemKind.Separator, row };
  return {
    label: plain(label),
    row,
    ...(description === undefined ? {} : { description: plain(description) }),
    ...(detail === undefined ? {} : { detail: plain(detail) }),
    ...(icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) }),
    ...(button === undefined ? {} : { buttons: [button] }),
  };
}

function valuesOf<Value>(items: readonly Item<Value>[]): readonly Value[] {
  return items.flatMap(({ row: { value } }) => (value === undefined ? [] : [value]));
}

/** With what VS Code would draw as an icon escaped. */
function plain(text: string): string {
  return withoutHiddenCharacters(text).replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, "\\$&");
}
