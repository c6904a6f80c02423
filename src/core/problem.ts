// What is wrong with a text, where, and how much it matters. User input is never thrown about; it is reported so.
import type { Message } from "./message.ts";
import type { Range, TextEdit } from "./text.ts";

export type Severity = "error" | "warning" | "hint";

/** A change that mends a problem. Its edits count from the text that the problem was found in. */
export interface Fix {
  readonly title: Message;
  /** True when it rests on what a misspelled word is close to. */
  readonly isGuess?: boolean;
  readonly edits: readonly TextEdit[];
}

export interface Problem {
  /** `area.problem` in kebab-case, stable: people switch problems off and search for them by it. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly range: Range;
  /** Best first, worked out when asked for; absent where only the author can know. */
  readonly fixes?: () => readonly Fix[];
}
