// The boxes of the checklist, as the file has them.
import type { ItemState } from "../core/reference/protocol.ts";
import { filled } from "./speaking.ts";

export function drawItems(states: readonly ItemState[]): void {
  const byId = new Map(states.map((state) => [state.id, state]));
  for (const box of document.querySelectorAll<HTMLInputElement>("input[data-item]")) {
    const state = byId.get(box.dataset.item ?? "");
    box.checked = state?.state === "done";
    box.indeterminate = state?.state === "other";
    drawNote(box, state?.note ?? "");
  }
  const progress = document.querySelector<HTMLElement>("[data-progress]");
  const done = states.filter(({ state }) => state === "done").length;
  if (progress) progress.textContent = filled(progress.dataset.progress, done, states.length);
}

function drawNote(box: HTMLElement, note: string): void {
  const label = box.closest("label");
  const shown = label?.querySelector(".note");
  if (shown?.textContent === note || (!shown && note === "")) return;
  shown?.remove();
  if (note === "") return;
  const element = document.createElement("span");
  element.className = "note";
  element.textContent = note;
  label?.append(element);
}
