// The reference page's script on a static site: the browser has the way back and the places; there is nothing to tick.
import { fromEditor } from "../core/reference/protocol.ts";
import { colorCode } from "./coloring.ts";
import { startPage } from "./page.ts";

const script = document.currentScript;
const root = new URL("..", script instanceof HTMLScriptElement ? script.src : location.href);

const receive = startPage({
  post(message) {
    if (message.kind === "open") location.href = pageOf(message.personaKey, message.anchor);
    else if (message.kind === "jump") location.hash = message.anchor;
    else if (message.kind === "search") loadTexts();
  },
  kept: () => undefined,
  keep: () => {},
});

function pageOf(personaKey: string, anchor: string): string {
  const page = new URL(`personas/${encodeURIComponent(personaKey)}.html`, root);
  page.hash = anchor;
  return page.href;
}

/** As a script: a page that was opened from a folder may not fetch. */
function loadTexts(): void {
  const texts = document.createElement("script");
  texts.src = new URL("assets/texts.js", root).href;
  texts.addEventListener("load", () => {
    const message = fromEditor(Reflect.get(globalThis, "personaGuideTexts"));
    if (message) receive(message);
  });
  document.head.append(texts);
}

function goToHash(): void {
  if (location.hash !== "") receive({ kind: "goTo", anchor: location.hash.slice(1), focus: true });
}

addEventListener("load", colorCode);
addEventListener("hashchange", goToHash);
goToHash();
