// What is wrong with a text, where, and how much it matters. User input is never thrown about; it is reported so.
import type { Message } from "./message.ts";
import type { Range } from "./text.ts";

export type Severity = "error" | "warning" | "hint";

export interface Problem {
  /** `area.problem` in kebab-case, stable: people switch problems off and search for them by it. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly range: Range;
}
