// Choose Feature…: pins a feature, goes back to following the editor, or makes a feature directory.
import * as vscode from "vscode";
import { reasons } from "../../core/speckit/currentFeature.ts";
import { featureNumber } from "../../core/speckit/feature.ts";
import { slug } from "../../core/text.ts";
import { toVsText } from "../convert.ts";
import type { FeatureStore } from "../featureStore.ts";
import { readDirectory } from "../files.ts";
import { commands } from "../ids.ts";
import { registerCommand } from "../log.ts";
import { pickRoot } from "./chooseRoot.ts";
import { createAndShow } from "./createFile.ts";

interface Choice extends vscode.QuickPickItem {
  readonly run?: () => Promise<void>;
}

export function registerChooseFeature(features: FeatureStore): vscode.Disposable {
  return registerCommand(commands.chooseFeature, () => chooseFeature(features));
}

async function chooseFeature(features: FeatureStore): Promise<void> {
  const { projects, current } = await features.load();
  const found: readonly Choice[] = projects.flatMap((project) =>
    project.features.map((feature) => ({
      label: feature.name,
      description: projects.length > 1 ? vscode.workspace.asRelativePath(project.uri) : "",
      detail:
        feature === current?.feature
          ? vscode.l10n.t("Current: {0}", toVsText(reasons[current.reason]))
          : feature.directory,
      run: () => features.pin(vscode.Uri.joinPath(project.uri, feature.directory)),
    })),
  );
  const choices: readonly Choice[] = [
    ...found.toReversed(),
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    ...(features.isPinned
      ? [{ label: `$(sync) ${vscode.l10n.t("Follow the Active Editor")}`, run: () => features.pin(undefined) }]
      : []),
    { label: `$(add) ${vscode.l10n.t("Create Feature Directory…")}`, run: () => createFeature(features) },
  ];
  const title = vscode.l10n.t("Choose Feature");
  const placeHolder =
    found.length > 0
      ? vscode.l10n.t("The feature that the sidebar and the commands act on")
      : vscode.l10n.t("No feature was found below specs/");
  const choice = await vscode.window.showQuickPick(choices, {
    title,
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  await choice?.run?.();
}

/** Makes `specs/NNN-name/spec.md` with the next number; nothing that exists is touched. */
async function createFeature(features: FeatureStore): Promise<void> {
  const { projects } = await features.load();
  const root = await pickRoot(projects.map(({ uri }) => uri));
  if (!root) return;
  const prompt = vscode.l10n.t("What the feature is called, in a few words");
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t("Create Feature Directory"),
    prompt,
    placeHolder: "user-login",
    validateInput: (text) => (slug(text) === "" ? vscode.l10n.t("The name needs a letter or a digit.") : undefined),
  });
  if (name === undefined) return;
  // Another program may have made one before the name was given.
  const { projects: now } = await features.refresh();
  const names = now
    .filter(({ uri }) => uri.toString() === root.toString())
    .flatMap((project) => project.features.map((feature) => feature.name));
  // A directory without documents has its number too.
  const taken = await readDirectory(vscode.Uri.joinPath(root, "specs"));
  const numbers = [...names, ...taken.map(([other]) => other)].map((other) => featureNumber(other) ?? 0);
  const number = String(Math.max(0, ...numbers.filter((other) => other < 1_000_000)) + 1).padStart(3, "0");
  const directory = vscode.Uri.joinPath(root, "specs", `${number}-${slug(name)}`);
  const spec = vscode.Uri.joinPath(directory, "spec.md");
  await createAndShow(spec, `# Feature Specification: ${name.trim()}\n`);
  await features.refresh();
  await features.pin(directory);
}
