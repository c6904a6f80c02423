// A button or a quick fix acts on the current feature: on the one that it was shown for, or on none.
import type { FeatureStore } from "../featureStore.ts";
import { tellOtherFeature } from "../itemChange.ts";
import { textIn } from "./argument.ts";

/** False, and told, when `argument` names another feature than the current one; what names none acts on any. */
export function isShownFor({ state }: FeatureStore, argument: unknown): boolean {
  const feature = textIn(argument, "feature");
  const isCurrent = feature === undefined || feature === state.directory?.path;
  if (!isCurrent) tellOtherFeature();
  return isCurrent;
}
