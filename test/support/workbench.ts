// Drives a VS Code window as a person does: commands, words to point at, notifications, webviews. Knows VS Code's markup.
import type { FrameLocator, Locator, Page } from "playwright-core";

/** Picks the command with that title from the command palette, which may close again when something else takes the focus. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget:not([style*="display: none"]) .quick-input-filter input');
  const label = page.locator(".label-name", { hasText: title });
  const command = page.locator(".quick-input-list .monaco-list-row", { has: label }).first();
  for (let attempt = 0; attempt < 3; attempt++) {
    await page.keyboard.press("F1");
    if (!(await succeeds(input.fill(`>${title}`, { timeout: 8000 })))) continue;
    if (await succeeds(command.click({ timeout: 8000 }))) return;
  }
  throw new Error(`“${title}” was not taken`);
}

/** Brings the product's sidebar to the front and waits for the row with that text. */
export async function openSidebar(page: Page, text: string): Promise<void> {
  await page.locator('.activitybar .action-label[aria-label^="Persona Guide"]').click();
  await row(page, text).waitFor();
}

/** Reloads the window and waits for the row with that text; the sidebar may not be open again by itself. */
export async function reload(page: Page, text: string): Promise<void> {
  await page.reload();
  if (!(await succeeds(row(page, text).waitFor({ timeout: 20_000 })))) await openSidebar(page, text);
}

/** The first row in the sidebar with that text. */
export function row(page: Page, text: string): Locator {
  return page.locator(".customview-tree .monaco-list-row", { hasText: text }).first();
}

/** The box of that row. */
export function box(page: Page, text: string): Locator {
  return row(page, text).locator(".custom-view-tree-node-item-checkbox");
}

/** The list or input box on show at the top of the window. */
export function picker(page: Page): Locator {
  return page.locator(".quick-input-widget:not([style*='display: none'])");
}

/** A row of that list. */
export function choice(page: Page, text: string): Locator {
  return picker(page).locator(".monaco-list-row", { hasText: text }).first();
}

/**
 * Picks an entry of the menu that `open` brings up, until `result` shows: VS Code takes no click on a menu that is still
 * opening, and closes one when its toolbar is drawn anew.
 */
export async function chooseInMenu(
  page: Page,
  open: () => Promise<void>,
  label: string,
  result: Locator,
): Promise<void> {
  const entry = page.locator(".monaco-menu .action-item", { hasText: label }).first();
  for (let attempt = 0; attempt < 5; attempt++) {
    if (!(await entry.isVisible())) await open();
    if ((await succeeds(entry.click({ timeout: 2000 }))) && (await succeeds(result.waitFor({ timeout: 5000 })))) return;
  }
  throw new Error(`“${label}” was not taken`);
}

function succeeds(step: Promise<void>): Promise<boolean> {
  return step.then(
    () => true,
    () => false,
  );
}

/** Opens a file of the workspace through Quick Open and waits until its tab is the active one. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  await page.keyboard.press("Control+P");
  const input = page.locator('.quick-input-widget:not([style*="display: none"]) .quick-input-filter input');
  await input.fill(path);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().click();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/** The texts of the notifications on show. */
export function notifications(page: Page): Locator {
  return page.locator(".notifications-toasts .notification-list-item-message");
}

/** The inside of an extension's webview: a "panel" (an editor tab) or a "view" (in the side bar or panel). */
export function webview(page: Page, kind: "panel" | "view", extension = "persona-guide.persona-guide"): FrameLocator {
  const purpose = kind === "view" ? '[src*="purpose=webviewView"]' : ':not([src*="purpose="])';
  return page
    .frameLocator(`iframe.webview.ready[src*="extensionId=${extension}"]${purpose}`)
    .frameLocator("#active-frame");
}

/** The middle of a word in the first visible editor line that contains `lineText`. */
async function wordPoint(page: Page, lineText: string, word: string): Promise<{ x: number; y: number }> {
  const line = page.locator(".editor-instance .view-lines .view-line", { hasText: lineText }).first();
  return line.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT); // words have no elements of their own
    const parts: { node: Text; start: number }[] = [];
    let text = "";
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      parts.push({ node, start: text.length });
      text += node.data.replaceAll("\u00a0", " ");
    }
    const at = text.indexOf(wanted);
    const middle = at + Math.floor(wanted.length / 2);
    const part = parts.findLast(({ start }) => start <= middle);
    if (at < 0 || !part) throw new Error(`"${wanted}" is not in "${text}"`);
    const range = document.createRange();
    range.setStart(part.node, middle - part.start);
    range.setEnd(part.node, middle - part.start + 1);
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, word);
}

/** Points at a word until a hover (one with the `expected` text, if given) shows; resolves with the hover's text. */
export async function hoverWord(
  page: Page,
  lineText: string,
  word: string,
  expected?: string | RegExp,
): Promise<string> {
  const hasText = expected === undefined ? {} : { hasText: expected };
  const hover = page.locator(".monaco-hover:not(.hidden)", hasText).first();
  await page.mouse.move(5, 400);
  await page.locator(".monaco-hover:not(.hidden)").waitFor({ state: "hidden" });
  for (let attempt = 0; attempt < 10; attempt++) {
    const { x, y } = await wordPoint(page, lineText, word);
    await page.mouse.move(x + 40, y + 150); // VS Code asks the providers once a hover: go away and come back
    await page.mouse.move(x, y, { steps: 4 });
    if (await succeeds(hover.waitFor({ timeout: 1500 }))) return hover.innerText();
  }
  throw new Error(`No hover on "${word}"`);
}
