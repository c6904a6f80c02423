// The reference page's script in the editor. All text is in the page already; nothing that a message says becomes HTML.
import { type FromPage, fromEditor } from "../core/reference/protocol.ts";
import { startPage } from "./page.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
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
vscode.postMessage({ kind: "ready", load: Number(document.body.dataset.load) });
