// The page's icons, drawn for this project: lines of one width in the color of the text round them.

const shapes = {
  back: "M13 8H3.5M7.5 4 3.5 8l4 4",
  forward: "M3 8h9.5M8.5 4l4 4-4 4",
  search: "M10.5 10.5 14 14M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  file: "M9 1.5H3.5v13h9V5zM9 1.5V5h3.5M6 8.5h4M6 11h4",
  tasks: "M2 4.5 3.2 5.7 5.5 3M2 11l1.2 1.2L5.5 9.5M8 4.5h6M8 11.5h6",
  section: "M2.5 2.5h11v4h-11zM2.5 10h11M2.5 13h7",
  link: "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.5-2.5a2.6 2.6 0 1 0-3.7-3.7l-1 1M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3 9.3A2.6 2.6 0 1 0 6.7 13l1-1",
  check: "M3 8.5 6.5 12 13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
} as const;

export type IconName = keyof typeof shapes;

/** Stands once on a page, before the first icon. */
export function iconShapes(): string {
  const symbols = Object.entries(shapes).map(
    ([name, path]) => `<symbol id="icon-${name}" viewBox="0 0 16 16"><path d="${path}"/></symbol>`,
  );
  return `<svg class="shapes" aria-hidden="true">${symbols.join("")}</svg>`;
}

/** Without a meaning of its own: what it stands in has a label. */
export function icon(name: IconName): string {
  return `<svg class="icon" aria-hidden="true"><use href="#icon-${name}"/></svg>`;
}
