// Copying a block of code.
import type { Host } from "./host.ts";
import { copied, say, sayCopied } from "./speaking.ts";

export async function copyCode(host: Host, button: HTMLElement): Promise<void> {
  const text = button.closest(".code")?.querySelector("code")?.textContent?.replace(/\n$/, "") ?? "";
  button.dataset.label ??= button.textContent ?? "";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // The page itself may not: the editor can.
    host.post({ kind: "copy", text });
  }
  sayCopied();
  button.textContent = copied();
  setTimeout(() => {
    button.textContent = button.dataset.label ?? "";
    say("");
  }, 2000);
}
