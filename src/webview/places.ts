// Where the reader is: going to an anchor, and keeping the place over a reload.
import { type PageState, pageState } from "../core/reference/protocol.ts";
import type { Host } from "./host.ts";
import { covered, decoded, type Outline } from "./outline.ts";

/** So far below the top something still counts as standing there, in CSS pixels. */
const slack = 8;

const personaKey = document.body.dataset.personaKey ?? "";

export class Places {
  readonly #host: Host;
  readonly #outline: Outline;
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** The place that the editor knows of. */
  #told: string | undefined;
  #marked: Element | undefined;
  /** What stands at the top of the text, and how far below the top of the page. */
  #top: { readonly element: Element; readonly y: number } | undefined;

  constructor(host: Host, outline: Outline) {
    this.#host = host;
    this.#outline = outline;
    addEventListener("scroll", () => this.#rememberSoon(), { passive: true });
    addEventListener("resize", () => this.#stay());
  }

  /** "" is the top of the page. */
  goTo(anchor: string, focus: boolean): void {
    const target = anchor === "" ? document.querySelector("main") : elementAt(decoded(anchor));
    if (!target) return;
    const still =
      matchMedia("(prefers-reduced-motion: reduce)").matches ||
      // What a long page has not laid out yet would move the goal on the way.
      document.querySelector("body.vscode-reduce-motion, main.long") !== null;
    const behavior = still ? "instant" : "smooth";
    if (anchor === "") scrollTo({ top: 0, behavior });
    else target.scrollIntoView({ behavior, block: "start" });
    this.#top = anchor === "" ? undefined : { element: target, y: covered() };
    this.#markArrival(target);
    const section = target.closest("section");
    // At once: the page may be loaded anew before the scrolling rests.
    this.#host.keep({ personaKey, anchor: section?.id ?? "", offset: 0 });
    const heading = target.matches("section, main")
      ? target.querySelector<HTMLElement>("h1, h2, h3, h4, h5, h6")
      : target;
    if (!focus || !(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  /** To the place that was kept before the reload. */
  restore(): void {
    // Of a page where nobody has scrolled yet, the editor still has to know after a reload whose it is.
    if (!this.#kept()) this.#host.keep({ personaKey, anchor: "", offset: 0 });
    this.#scrollToKept();
    this.#top = atTop();
  }

  /** A part of a topic is hard to find on a full page: it is marked until the reader goes elsewhere. */
  #markArrival(target: Element): void {
    this.#marked?.classList.remove("arrived");
    this.#marked = target.closest("p, li, h4, h5, h6, section") ?? undefined;
    if (this.#marked?.matches("section")) this.#marked = undefined;
    this.#marked?.classList.add("arrived");
  }

  /** Once the scrolling rests: the sections that a smooth scroll passes are no places. */
  #rememberSoon(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#remember(), 150);
  }

  /** Lines break elsewhere on a page of another width: what the reader saw stays where it was. */
  #stay(): void {
    // A page that is just being made has no size at first.
    if (!this.#top) this.#scrollToKept();
    else if (scrollY > 0)
      scrollBy({ top: this.#top.element.getBoundingClientRect().top - this.#top.y, behavior: "instant" });
  }

  #scrollToKept(): void {
    const state = this.#kept();
    const section = this.#outline.sections.find(({ id }) => id === state?.anchor);
    if (!state || !section) return;
    scrollTo({ top: topOf(section) + state.offset, behavior: "instant" });
    this.#outline.mark(section);
  }

  /** What was kept of this page, not of the one before it. */
  #kept(): PageState | undefined {
    const state = pageState(this.#host.kept());
    return state?.personaKey === personaKey ? state : undefined;
  }

  #remember(): void {
    this.#top = atTop();
    const section = scrollY > 0 ? this.#outline.current : undefined;
    const anchor = section ? lastPassed(section).id : "";
    if (anchor !== this.#told) this.#host.post({ kind: "place", anchor });
    this.#told = anchor;
    const offset = section ? scrollY - topOf(section) : 0;
    this.#host.keep({ personaKey, anchor: section?.id ?? "", offset });
  }
}

/** What stands at the top of the text; undefined where no text is there. */
function atTop(): { readonly element: Element; readonly y: number } | undefined {
  const main = document.querySelector("main")?.getBoundingClientRect();
  const element = main && document.elementFromPoint(main.left + main.width / 2, covered() + slack);
  return element?.closest("main > section") ? { element, y: element.getBoundingClientRect().top } : undefined;
}

/** The part of the section that the top of the page lies in, or the section itself. */
function lastPassed(section: HTMLElement): Element {
  const parts = [...section.querySelectorAll("[id]")];
  return parts.findLast((part) => part.getBoundingClientRect().top <= covered() + slack) ?? section;
}

/** A section, or a part of one; the section where there is no such part. */
function elementAt(anchor: string): Element | undefined {
  const section = anchor.split(".")[0] ?? "";
  const found = document.getElementById(anchor) ?? document.getElementById(section);
  return found?.closest("main > section") ? found : undefined;
}

/** Where the page is scrolled to when the section stands at the top of what is not covered. */
function topOf(section: HTMLElement): number {
  return scrollY + section.getBoundingClientRect().top - covered();
}
