// A page's later sections stand in a template at first: the browser parses it, and lays it out when it is unfolded.

export function unfold(): void {
  const rest = document.querySelector<HTMLTemplateElement>("main > template");
  rest?.replaceWith(rest.content);
}

/** Runs once what the page had when it was loaded is there to read. */
export function whenPainted(run: () => void): void {
  addEventListener("load", () => requestAnimationFrame(() => setTimeout(run)));
}
