// The search box: a combobox over a list of results, grouped by persona. The texts come when the reader first goes there.
import { type SearchPersona, searchOf } from "../core/reference/search.ts";
import type { Host } from "./host.ts";
import { drawNothing, drawResults } from "./results.ts";
import { filled, say } from "./speaking.ts";

/** What moves when the reader takes a result of the page itself. */
type Jump = (anchor: string) => void;

/** Returns what takes the texts of all personas. A page that shows no persona has no search. */
export function registerSearch(host: Host, jump: Jump): (personas: readonly SearchPersona[]) => void {
  const root = document.querySelector<HTMLElement>("search");
  const box = root?.querySelector("input");
  const [list, nothing] = root?.querySelectorAll<HTMLElement>("#results, #nothing") ?? [];
  if (!root || !box || !list || !nothing) return () => {};
  const search = new SearchBox({ root, box, list, nothing }, host, jump);
  addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    box.focus({ preventScroll: true });
    box.select();
  });
  return (personas) => search.take(personas);
}

interface Parts {
  readonly root: HTMLElement;
  readonly box: HTMLInputElement;
  readonly list: HTMLElement;
  readonly nothing: HTMLElement;
}

class SearchBox {
  readonly #parts: Parts;
  readonly #host: Host;
  readonly #jump: Jump;
  readonly #personaKey = document.body.dataset.personaKey ?? "";
  #personas: readonly SearchPersona[] = [];
  #search: ReturnType<typeof searchOf> | undefined;
  #isAsked = false;
  /** The index of the result that the arrows have come to; -1 for none. */
  #chosen = -1;
  #speaking: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts, host: Host, jump: Jump) {
    this.#parts = parts;
    this.#host = host;
    this.#jump = jump;
    const { root, box, list } = parts;
    box.addEventListener("focus", () => {
      this.#ask();
      this.#find();
    });
    box.addEventListener("input", () => this.#find());
    box.addEventListener("keydown", (event) => {
      if (this.#takesKey(event.key)) event.preventDefault();
    });
    // The box keeps the focus.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest<HTMLElement>("[role=option]") : null;
      if (option) this.#open(option);
    });
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !root.contains(relatedTarget)) this.#close();
    });
  }

  take(personas: readonly SearchPersona[]): void {
    this.#personas = personas;
    this.#search = searchOf(personas);
    if (document.activeElement === this.#parts.box) this.#find();
  }

  #ask(): void {
    if (!this.#isAsked) this.#host.post({ kind: "search" });
    this.#isAsked = true;
  }

  #find(): void {
    this.#close();
    const { box, list, nothing } = this.#parts;
    const query = box.value.trim();
    if (!this.#search || query === "") return;
    const groups = this.#search(query);
    const count = drawResults(list, groups);
    list.hidden = count === 0;
    nothing.hidden = count > 0;
    box.setAttribute("aria-expanded", String(count > 0));
    const others = this.#personas.filter(({ key }) => key !== this.#personaKey);
    if (count === 0) drawNothing(nothing, query, others);
    const said = count > 0 ? filled(list.dataset.found, count, groups.length) : filled(nothing.dataset.nothing, query);
    // Not at every letter: a screen reader would speak of nothing else.
    this.#speaking = setTimeout(() => say(said), 500);
  }

  /** Whether the key did something here. */
  #takesKey(key: string): boolean {
    const { list, nothing } = this.#parts;
    const isOpen = !list.hidden;
    if (key === "ArrowDown" && isOpen) this.#choose(this.#chosen + 1);
    else if (key === "ArrowUp" && isOpen) this.#choose(Math.max(this.#chosen, 0) - 1);
    else if (key === "Enter" && isOpen) this.#open(this.#options()[Math.max(this.#chosen, 0)]);
    else if (key === "Escape" && (isOpen || !nothing.hidden)) this.#close();
    else return false;
    return true;
  }

  /** Past the last comes the first, and the other way round. */
  #choose(index: number): void {
    const options = this.#options();
    options[this.#chosen]?.setAttribute("aria-selected", "false");
    this.#chosen = (index + options.length) % options.length;
    const option = options[this.#chosen];
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    this.#parts.box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  #open(option: HTMLElement | undefined): void {
    const { persona, anchor } = option?.dataset ?? {};
    if (persona === undefined || anchor === undefined) return;
    this.#close();
    if (persona === this.#personaKey) this.#jump(anchor);
    else this.#host.post({ kind: "open", personaKey: persona, anchor });
  }

  #close(): void {
    const { box, list, nothing } = this.#parts;
    clearTimeout(this.#speaking);
    list.hidden = nothing.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    this.#chosen = -1;
  }

  #options(): readonly HTMLElement[] {
    return [...this.#parts.list.querySelectorAll<HTMLElement>("[role=option]")];
  }
}
