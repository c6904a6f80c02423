// What stands above the rows of the Personas view: the current phase and its count, or why there is none.
import * as vscode from "vscode";
import { type EntrySection, entriesOf } from "../core/checklist/personaChecklist.ts";
import { progressOf } from "../core/checklist/progress.ts";
import { phaseTitle } from "../core/speckit/phases.ts";
import { toVsText } from "./convert.ts";
import type { FeatureState } from "./featureStore.ts";

export interface Head {
  readonly message: string | undefined;
  readonly description: string | undefined;
}

/** `isLoaded`: whether the personas were read, of which `sections` are the checklists. */
export function headOf({ current, phase }: FeatureState, sections: readonly EntrySection[], isLoaded: boolean): Head {
  if (!current) {
    const none = vscode.l10n.t("No feature was found below specs/. Ticking an item offers to make one.");
    return { message: isLoaded ? none : undefined, description: undefined };
  }
  const { done, total } = progressOf(entriesOf(sections.filter((section) => section.phase === phase)));
  const count = total > 0 ? ` ${done}/${total}` : "";
  return { message: undefined, description: `${toVsText(phaseTitle(phase))}${count} · ${current.feature.name}` };
}
