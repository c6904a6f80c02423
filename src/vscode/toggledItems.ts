// Items that were found at a cursor or in selected lines, in a text that may have changed since.
import { tickInDocument } from "../core/checklist/documentChecklist.ts";
import { hasEdits } from "../core/checklist/tick.ts";
import type { Toggle } from "../core/checklist/toggle.ts";
import type { TextEdit } from "../core/text.ts";
import { toVsText } from "./convert.ts";
import { tell } from "./log.ts";

/** What ticks or unticks them in `text`, whatever lines they have and whatever they say by then; why nothing does is told. */
export function editsOfToggle(text: string, { done, items }: Toggle): readonly TextEdit[] | undefined {
  const tick = tickInDocument(
    text,
    items.map(({ key }) => key),
    done,
  );
  if (tick.kind === "refused") tell(toVsText(tick.message));
  return hasEdits(tick) ? tick.edits : undefined;
}
