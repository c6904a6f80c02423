// The reference page's parts put together: what a click, a key and a message lead to.
import type { FromEditor, TopicAction } from "../core/reference/protocol.ts";
import { copyCode } from "./copying.ts";
import type { Host } from "./host.ts";
import { drawItems } from "./items.ts";
import { Outline } from "./outline.ts";
import { Places } from "./places.ts";
import { registerSearch } from "./search.ts";
import { sayCopied } from "./speaking.ts";

const isTopicAction = (does: string): does is TopicAction =>
  ["insertTasks", "insertSection", "copyMarkdown", "openLine"].includes(does);

/** Returns what takes the editor's messages. */
export function startPage(host: Host): (message: FromEditor) => void {
  const outline = new Outline();
  const places = new Places(host, outline);
  const jump = (anchor: string) => {
    places.goTo(anchor, true);
    host.post({ kind: "jump", anchor });
  };
  const takeTexts = registerSearch(host, jump);
  /** Whose states are drawn. */
  let feature = "";

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("button, a[href^='#']") : null;
    if (!target) return;
    const { do: does = "", persona } = target.dataset;
    if (target.matches("button.copy")) void copyCode(host, target);
    else if (persona !== undefined) host.post({ kind: "open", personaKey: persona, anchor: "" });
    else if (does === "back" || does === "forward") host.post({ kind: "step", step: does === "back" ? -1 : 1 });
    else if (does === "openFile") host.post({ kind: "openFile" });
    else if (isTopicAction(does)) doWithTopic(does, target);
    else if (target instanceof HTMLAnchorElement) {
      if (target.closest("nav")) outline.fold();
      jump(target.hash.slice(1));
    }
    if (target instanceof HTMLAnchorElement) event.preventDefault();
  });
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.dataset.item === undefined) return;
    host.post({ kind: "tick", feature, item: target.dataset.item, done: target.checked });
  });

  function doWithTopic(action: TopicAction, button: HTMLElement): void {
    const anchor = button.closest("section")?.id;
    if (anchor) host.post({ kind: "topic", action, anchor });
  }

  places.restore();
  return (message) => {
    switch (message.kind) {
      case "goTo":
        places.goTo(message.anchor, message.focus);
        break;
      case "state":
        feature = message.feature;
        drawItems(message.items);
        enable("back", message.back);
        enable("forward", message.forward);
        break;
      case "texts":
        takeTexts(message.personas);
        break;
      case "copied":
        sayCopied();
    }
  };
}

/** Not `disabled`: that would take the focus away from a button that was just pressed for the last time. */
function enable(does: "back" | "forward", isThere: boolean): void {
  document.querySelector(`button[data-do=${does}]`)?.setAttribute("aria-disabled", String(!isThere));
}
