// The marks that Spec Kit writes into its documents and what it means by each: a table for hovers. Sources: Spec Kit's own
// templates (spec, plan and tasks template, version 1.0).
import { type Message, message } from "../message.ts";
import { type Position, type Range, rangeOf } from "../text.ts";
import type { IdPlace } from "./idPlaces.ts";

export interface Mark {
  readonly range: Range;
  readonly message: Message;
}

const marks: readonly { readonly pattern: RegExp; readonly message: Message }[] = [
  {
    pattern: /\[P\]/g,
    message: message("Parallel: this task touches other files than its neighbors and waits for none of them."),
  },
  {
    pattern: /NEEDS CLARIFICATION/g,
    message: message(
      "An open question. Clarify it before planning, with /speckit.clarify or by hand: what is guessed here is built.",
    ),
  },
  {
    pattern:
      /(?<=^[\s>*_-]*)(?:Checkpoint|チェックポイント|檢查點|检查点|체크포인트|Punto de control|Point de contrôle)/g,
    message: message("Checkpoint: stop here and try what the phase has built by itself, before the next phase begins."),
  },
];

/** How far around the place the line is read. */
const reach = 60;

/** The mark that covers `position` of `line`. */
export function markAt(line: string, position: Position): Mark | undefined {
  const from = Math.max(0, position.character - reach);
  const near = line.slice(from, position.character + reach);
  for (const { pattern, message: told } of marks) {
    for (const { 0: found, index } of near.matchAll(pattern)) {
      const start = from + index;
      if (start <= position.character && position.character <= start + found.length)
        return { range: rangeOf(position.line, start, start + found.length), message: told };
    }
  }
  return undefined;
}

/** What the brackets of `[US1]` mean; `undefined` for an id without them. */
export function storyLabel(line: string, { id, range }: IdPlace): Message | undefined {
  const isLabel = line[range.start.character - 1] === "[" && line[range.end.character] === "]";
  return isLabel && id.startsWith("US") ? message("This task belongs to the user story.") : undefined;
}

/** What Spec Kit means by the phases of tasks.md, by what their headings say; the last is that of every other phase. */
const taskPhases: readonly { readonly pattern: RegExp; readonly message: Message }[] = [
  {
    pattern: /\bset-?up\b|準備|セットアップ|設定|设置|초기|configura/i,
    message: message("Setup: what the project needs before any code of the feature. It waits for nothing."),
  },
  {
    pattern: /\bfoundation|基盤|基礎|基础|기반|fundament|fundacional/i,
    message: message("Foundational: what every user story stands on. No story begins before it is complete."),
  },
  {
    pattern: /\bpolish|cross-cutting|\bfinal\b|仕上げ|收尾|완성|pulido|acabamento/i,
    message: message("Polish: what concerns several stories. It comes after the stories that are wanted are complete."),
  },
];

const storyPhase = message(
  "A user story: once its tasks are done it works and can be tested without the stories after it.",
);
const anyPhase = message("A phase: its tasks are done before those of the next one; those marked [P] side by side.");

/** What Spec Kit means by a phase of tasks.md with that heading, about `story` when one is given. */
export function taskPhaseMeaning(heading: string, story: string | undefined): Message {
  if (story) return storyPhase;
  return taskPhases.find(({ pattern }) => pattern.test(heading))?.message ?? anyPhase;
}

/** The like for the phases of plan.md; `undefined` for a heading that is none of them. */
export function planPhaseMeaning(heading: string): Message | undefined {
  if (!/^Phase \d/i.test(heading)) return undefined;
  if (/\bresearch\b/i.test(heading))
    return message("Research: every unknown of the technical context is resolved, in research.md, before the design.");
  if (/\b(?:design|contracts)\b/i.test(heading))
    return message(
      "Design: the entities go to data-model.md, the interfaces to contracts/, a way to try it to quickstart.md.",
    );
  return undefined;
}
