// Finds a desktop VS Code: the executable that PERSONA_GUIDE_VSCODE names, else `code` on the PATH if windows can be shown.
import { isExecutable, onPath } from "./embedded.mjs";

export const hasDisplay = () =>
  process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

export function findDesktopVSCode() {
  const chosen = process.env.PERSONA_GUIDE_VSCODE;
  if (chosen && !isExecutable(chosen)) throw new Error(`PERSONA_GUIDE_VSCODE is not an executable file: ${chosen}`);
  if (chosen) return chosen;
  return hasDisplay() ? onPath(process.platform === "win32" ? "code.cmd" : "code") : undefined;
}
