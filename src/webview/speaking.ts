// What the page tells a screen reader: one live region for all of it.

const status = document.querySelector<HTMLElement>("[role=status]");

/** Spoken once; shown nowhere. */
export function say(text: string): void {
  if (!status) return;
  status.textContent = "";
  // A live region speaks when its text changes: the same words twice need a pause between them.
  setTimeout(() => {
    status.textContent = text;
  }, 50);
}

export function sayCopied(): void {
  say(copied());
}

export function copied(): string {
  return status?.dataset.copied ?? "";
}

/** A sentence of the page with its values in their places. */
export function filled(template = "", ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d)\}/g, (whole, index) => String(values[Number(index)] ?? whole));
}
