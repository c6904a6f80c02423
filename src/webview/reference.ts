// The reference page's script in the editor. All text is in the page already; nothing that a message says becomes HTML.
import { type FromPage, fromEditor, pageState } from "../core/reference/protocol.ts";
import { colorCode } from "./coloring.ts";
import { startPage } from "./page.ts";
import { unfold, whenPainted } from "./unfolding.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const { load, personaKey } = document.body.dataset;
const kept = pageState(vscode.getState());
// The reader was in a later section before the window was reloaded.
if (kept?.personaKey === personaKey && kept?.anchor) unfold();
const receive = startPage({
  post: (message) => vscode.postMessage(message),
  kept: () => vscode.getState(),
  keep: (state) => vscode.setState(state),
});

addEventListener("message", ({ data }) => {
  const message = fromEditor(data);
  if (message) receive(message);
});
addEventListener("keydown", (event) => {
  const step = event.altKey && { ArrowLeft: -1 as const, ArrowRight: 1 as const }[event.key];
  // In the search box of a Mac the keys move by words.
  if (!step || (event.target instanceof HTMLInputElement && event.target.type === "search")) return;
  // The editor's own way back would leave the page.
  event.preventDefault();
  event.stopImmediatePropagation();
  vscode.postMessage({ kind: "step", step });
});
whenPainted(() => {
  unfold();
  colorCode();
  vscode.postMessage({ kind: "ready", load: Number(load) });
});
