// What an insertion with prompts makes of a document, for tests: its lines with the new ones marked.
import { english } from "../../src/core/message.ts";
import { editsOf, type Prompts } from "../../src/core/templates/prompts.ts";
import { applyEdits } from "../../src/core/text.ts";

/** The document after the insertion; throws where it was refused. */
export function textAfter(text: string, prompts: Prompts): string {
  if (prompts.kind === "none") throw new Error(english(prompts.message));
  return applyEdits(text, editsOf(prompts.edits));
}

/** Its lines; those that an edit brought in begin with a `+`. Blank ones come in too. */
export function linesAfter(text: string, prompts: Prompts): readonly string[] {
  if (prompts.kind === "none") return [english(prompts.message)];
  const fresh = new Set(prompts.lines.map(({ line }) => line));
  return textAfter(text, prompts)
    .split(/\r\n|\n/)
    .map((line, at) => (fresh.has(at) ? `+${line}` : line));
}
