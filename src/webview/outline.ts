// The outline: beside the text or folded above it, with the section marked that the reader is in.

/** The outline is beside the text from this width on, and folded above it below. The style sheet has the same figure. */
const wide = matchMedia("(min-width: 45rem)");

export class Outline {
  readonly #details = document.querySelector<HTMLDetailsElement>("nav > details");
  readonly #links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>("nav a")].map((link) => [decoded(link.hash.slice(1)), link]),
  );
  #current: HTMLElement | undefined;
  #observer: IntersectionObserver | undefined;

  constructor() {
    wide.addEventListener("change", () => this.fold());
    addEventListener("resize", () => this.#follow());
    this.fold();
    const [first] = this.sections;
    if (first) this.mark(first);
    this.#follow();
    const main = document.querySelector("main");
    if (main) new MutationObserver(() => this.#follow()).observe(main, { childList: true });
  }

  /** Those that are there by now. */
  get sections(): readonly HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>("main > section[id]")];
  }

  /** The section that the top of the page lies in. */
  get current(): HTMLElement | undefined {
    return this.#current;
  }

  fold(): void {
    if (this.#details) this.#details.open = wide.matches;
  }

  /** Keeps the section's entry visible in the outline, without scrolling the page itself. */
  mark(section: HTMLElement): void {
    if (section === this.#current) return;
    if (this.#current) this.#links.get(this.#current.id)?.removeAttribute("aria-current");
    this.#current = section;
    const link = this.#links.get(section.id);
    link?.setAttribute("aria-current", "location");
    const list = link?.closest("details");
    if (!link || !list) return;
    const [inner, outer] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
    if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top + outer.height / 3;
    else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom + outer.height / 3;
  }

  /** Watches a line at the top of the text: the sections adjoin, so exactly one of them crosses it. */
  #follow(): void {
    this.#observer?.disconnect();
    const line = Math.ceil(covered()) + 2;
    const rootMargin = `${-line}px 0px ${line + 2 - innerHeight}px 0px`;
    this.#observer = new IntersectionObserver(
      (entries) => {
        const crossing = entries.filter((entry) => entry.isIntersecting).at(-1)?.target;
        if (crossing instanceof HTMLElement) this.mark(crossing);
      },
      { rootMargin },
    );
    for (const section of this.sections) this.#observer.observe(section);
  }
}

/** The height at the top of the page that the bar and the folded outline cover, in CSS pixels. */
export function covered(): number {
  const section = document.querySelector("main > section");
  return section ? Number.parseFloat(getComputedStyle(section).scrollMarginTop) : 0;
}

/** Links of the page carry an anchor's letters percent-encoded. */
export function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
