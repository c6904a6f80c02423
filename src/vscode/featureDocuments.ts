// Reads the documents of a feature that suggestions for placeholders come from. Decides nothing about what they say.
import * as vscode from "vscode";
import { markdownOf } from "../core/markdown.ts";
import { type FeatureNames, featureNamesOf } from "../core/templates/suggestions.ts";
import { readDirectory, readText } from "./files.ts";

/** Files in contracts/ that are read. */
const mostContracts = 30;

/** What the documents beside `tasks`, a feature's tasks.md, name. */
export async function featureNamesBeside(tasks: vscode.Uri): Promise<FeatureNames> {
  const feature = vscode.Uri.joinPath(tasks, "..");
  const read = async (name: string) => {
    const text = await readText(vscode.Uri.joinPath(feature, name));
    return text === undefined ? undefined : markdownOf(text);
  };
  const [spec, plan, dataModel, contracts] = await Promise.all([
    read("spec.md"),
    read("plan.md"),
    read("data-model.md"),
    readContracts(vscode.Uri.joinPath(feature, "contracts")),
  ]);
  return featureNamesOf({
    contracts,
    ...(spec && { spec }),
    ...(plan && { plan }),
    ...(dataModel && { dataModel }),
  });
}

async function readContracts(folder: vscode.Uri): Promise<readonly string[]> {
  const names = (await readDirectory(folder)).flatMap(([name, type]) => (type === vscode.FileType.File ? name : []));
  const texts = await Promise.all(
    names.slice(0, mostContracts).map((name) => readText(vscode.Uri.joinPath(folder, name))),
  );
  return texts.filter((text) => text !== undefined);
}
