// The reference page's script: it moves, marks the place in the outline, copies, and tells the editor what was chosen.
// All text is in the page already; nothing that a message says becomes HTML.
import { type FromPage, fromEditor, pageState } from "../core/reference/protocol.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const personaKey = document.body.dataset.personaKey ?? "";
const sections = [...document.querySelectorAll<HTMLElement>("main > section[id]")];
const outline = document.querySelector<HTMLDetailsElement>("nav > details");
const status = document.querySelector<HTMLElement>("[role=status]");
const links = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>("nav a")].map((link) => [link.hash.slice(1), link]),
);

/** The outline is beside the text from this width on, and folded above it below. The style sheet has the same figure. */
const wide = matchMedia("(min-width: 45rem)");
let current: HTMLElement | undefined;
let observer: IntersectionObserver | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;
/** The place that the editor knows of. */
let told: string | undefined;

function fold(): void {
  if (outline) outline.open = wide.matches;
}

/** The height at the top of the page that the folded outline covers. */
function covered(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
}

function sectionOf(anchor: string): HTMLElement | undefined {
  return sections.find(({ id }) => id === decoded(anchor));
}

/** Links of the page carry an anchor's letters percent-encoded. */
function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

function goTo(anchor: string, focus: boolean): void {
  const section = sectionOf(anchor);
  if (!section) return;
  const still =
    matchMedia("(prefers-reduced-motion: reduce)").matches || document.body.classList.contains("vscode-reduce-motion");
  section.scrollIntoView({ behavior: still ? "instant" : "smooth", block: "start" });
  // At once: the page may be loaded anew before the scrolling rests.
  vscode.setState({ personaKey, anchor: section.id, offset: 0 });
  const heading = section.querySelector<HTMLElement>("h2, h3, h4, h5, h6");
  if (!focus || !heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Marks `section` in the outline and keeps its entry visible there, without scrolling the page itself. */
function mark(section: HTMLElement): void {
  if (section === current) return;
  if (current) linkOf(current)?.removeAttribute("aria-current");
  current = section;
  const link = linkOf(section);
  if (!link) return;
  link.setAttribute("aria-current", "location");
  const list = link.closest("details");
  if (!list) return;
  const [inner, outer] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top + outer.height / 3;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom + outer.height / 3;
}

function linkOf(section: HTMLElement): HTMLAnchorElement | undefined {
  return links.get(encodeURIComponent(section.id)) ?? links.get(section.id);
}

/** Once the scrolling rests: the sections that a smooth scroll passes are no places. */
function rememberSoon(): void {
  clearTimeout(resting);
  resting = setTimeout(remember, 150);
}

function remember(): void {
  const top = scrollY > 0 ? current : undefined;
  if (top && top.id !== told) {
    told = top.id;
    vscode.postMessage({ kind: "place", anchor: told });
  }
  const offset = top ? covered() - top.getBoundingClientRect().top : 0;
  vscode.setState({ personaKey, anchor: top?.id ?? "", offset });
}

/** Watches a line at the top of the text: the sections adjoin, so exactly one of them crosses it. */
function follow(): void {
  observer?.disconnect();
  const line = Math.ceil(covered()) + 2;
  const rootMargin = `${-line}px 0px ${line + 2 - innerHeight}px 0px`;
  observer = new IntersectionObserver(
    (entries) => {
      const crossing = entries.filter((entry) => entry.isIntersecting).at(-1)?.target;
      if (crossing instanceof HTMLElement) mark(crossing);
    },
    { rootMargin },
  );
  for (const section of sections) observer.observe(section);
}

function say(text: string | undefined): void {
  if (!status) return;
  status.textContent = "";
  // A live region speaks when its text changes: the same words twice need a pause between them.
  setTimeout(() => {
    status.textContent = text ?? "";
  }, 50);
}

async function copy(button: HTMLElement): Promise<void> {
  const text = button.parentElement?.querySelector("code")?.textContent?.replace(/\n$/, "") ?? "";
  button.dataset.label ??= button.textContent ?? "";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    vscode.postMessage({ kind: "copy", text });
  }
  say(status?.dataset.copied);
  button.textContent = status?.dataset.copied ?? "";
  setTimeout(() => {
    button.textContent = button.dataset.label ?? "";
    say("");
  }, 2000);
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>("button, a[href^='#']") : null;
  if (!target) return;
  if (target.matches("button.copy")) void copy(target);
  else if (target.dataset.persona) vscode.postMessage({ kind: "openPersona", name: target.dataset.persona });
  else if (target instanceof HTMLAnchorElement) {
    event.preventDefault();
    if (target.closest("nav")) fold();
    goTo(target.hash.slice(1), true);
  }
});

addEventListener("message", ({ data }) => {
  const message = fromEditor(data);
  if (message) goTo(message.anchor, message.focus);
});
addEventListener("resize", follow);
addEventListener("scroll", rememberSoon, { passive: true });
wide.addEventListener("change", fold);

fold();
const kept = pageState(vscode.getState());
const state = kept?.personaKey === personaKey ? kept : undefined;
const place = state && sectionOf(state.anchor);
if (state && place) {
  const top = scrollY + place.getBoundingClientRect().top - covered() + state.offset;
  scrollTo({ top, behavior: "instant" });
}
const first = place ?? sections[0];
if (first) mark(first);
remember();
follow();
vscode.postMessage({ kind: "ready", load: Number(document.body.dataset.load) });
