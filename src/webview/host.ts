// What the page stands in: the editor, or a site without one.
import type { FromPage, PageState } from "../core/reference/protocol.ts";

export interface Host {
  post(message: FromPage): void;
  /** What `keep` was given last, also before a reload; anything else where nothing was kept. */
  kept(): unknown;
  keep(state: PageState): void;
}
