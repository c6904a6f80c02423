// What's Next?: the Spec Kit command that comes next, to copy, and the open items of the current phase, to open.
import * as vscode from "vscode";
import { type OpenItem, openItemsOf } from "../../core/checklist/openItems.ts";
import { keyId } from "../../core/checklist/tick.ts";
import { nextCommandOf } from "../../core/speckit/nextCommand.ts";
import { phaseById, phaseTitle } from "../../core/speckit/phases.ts";
import { withoutHiddenCharacters } from "../../core/text.ts";
import { toVsText } from "../convert.ts";
import { commands } from "../ids.ts";
import { tellGone } from "../itemChange.ts";
import { registerCommand } from "../log.ts";
import { personasInFeature } from "../personaChecklists.ts";
import { readIntegration } from "../projects.ts";
import { offerFeature } from "./offerFeature.ts";
import { openItem } from "./open.ts";
import type { Stores } from "./stores.ts";

/** A row of the list: the next command, a heading, or an open item. */
export interface NextRow extends vscode.QuickPickItem {
  readonly command?: string;
  readonly item?: OpenItem;
}

export function registerShowNext(stores: Stores): vscode.Disposable {
  const { features, personas } = stores;
  return registerCommand(commands.showNext, async () => {
    await personas.load();
    const { current, phase } = features.state;
    if (!current) {
      offerFeature();
      return;
    }
    const rows = await nextRows(stores);
    if (rows.length === 0) {
      offerPhase();
      return;
    }
    const title = vscode.l10n.t("What’s Next: {0} · {1}", toVsText(phaseTitle(phase)), current.feature.name);
    const hasItems = rows.some(({ item }) => item !== undefined);
    const placeHolder = hasItems
      ? vscode.l10n.t("What is open for the chosen roles")
      : vscode.l10n.t("Nothing is open in this phase for the chosen roles");
    const row = await vscode.window.showQuickPick(rows, { title, placeHolder });
    if (row?.command !== undefined) await copy(row.command);
    else if (row?.item) await openAgain(stores, row.item);
  });
}

/** None when Spec Kit has no further command and nothing is open. */
export async function nextRows({
  features,
  personas,
}: Pick<Stores, "features" | "personas">): Promise<readonly NextRow[]> {
  const { state } = features;
  const { current, phase, projects } = state;
  const project = projects.find(({ root }) => root === current?.project.root);
  const command = project && nextCommandOf(phase, await readIntegration(project.uri));
  const purpose = phaseById(phase)?.purpose;
  const first: readonly NextRow[] =
    command === undefined
      ? []
      : [
          {
            label: `$(terminal) ${command}`,
            description: vscode.l10n.t("copies the command that comes next"),
            ...(purpose ? { detail: toVsText(purpose) } : {}),
            command,
          },
        ];
  return [...first, ...itemRows(openItemsOf(personasInFeature(state, personas.active), phase), phase)];
}

/** A responsibility's name stands above its items: behind a long text it would be cut. */
function itemRows(items: readonly OpenItem[], phase: string): readonly NextRow[] {
  let above = "";
  return items.flatMap((item) => {
    const place = [item.persona.name, item.phase === phase ? "" : item.section, item.group];
    const heading = withoutHiddenCharacters(place.filter((part) => part !== "").join(" · "));
    const row = { label: withoutHiddenCharacters(item.text), item };
    if (heading === above) return [row];
    above = heading;
    return [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, row];
  });
}

async function copy(command: string): Promise<void> {
  await vscode.env.clipboard.writeText(command);
  const told = vscode.l10n.t("{0} is on the clipboard: paste it into the chat with your agent.", command);
  void vscode.window.showInformationMessage(told);
}

/** The files may have changed while the user was choosing. */
async function openAgain({ tree }: Stores, { key, persona }: OpenItem): Promise<void> {
  const node = tree.items().find(({ entry, item }) => entry.key === persona.key && keyId(item.key) === keyId(key));
  if (node) await openItem(node);
  else tellGone();
}

function offerPhase(): void {
  const step = vscode.l10n.t("Choose Phase…");
  const told = vscode.l10n.t("Every task is done, and nothing is open for the chosen roles.");
  void vscode.window.showInformationMessage(told, step).then((answer) => {
    if (answer === step) void vscode.commands.executeCommand(commands.choosePhase);
  });
}
