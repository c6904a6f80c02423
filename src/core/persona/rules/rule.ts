// What a rule on persona files sees and gives: one rule, one file, one problem.
import type { Heading, Markdown } from "../../markdown.ts";
import { type Message, message } from "../../message.ts";
import type { Fix, Problem, Severity } from "../../problem.ts";
import { type Range, rangeOf, type TextEdit } from "../../text.ts";
import type { TextValue } from "../fields.ts";
import type { Persona } from "../persona.ts";
import type { Section } from "../sections.ts";
import type { Field } from "../yamlValue.ts";

export interface Subject {
  readonly persona: Omit<Persona, "problems">;
  readonly markdown: Markdown;
  /** Where the front matter says what the body is compared with. */
  readonly id: TextValue | undefined;
  readonly name: TextValue | undefined;
  readonly contributesTo: readonly TextValue[];
  readonly sectionIds: readonly {
    readonly key: string;
    readonly keyRange: Range;
    readonly list: readonly TextValue[];
  }[];
  readonly fields: readonly Field[];
  readonly sections: readonly Section[];
  readonly constitutions: readonly Heading[];
}

export type Rule = (subject: Subject) => readonly Problem[];

export function problem(
  code: string,
  severity: Severity,
  range: Range,
  text: Message,
  fixes?: () => readonly Fix[],
): Problem {
  return { code: `persona.${code}`, severity, message: text, range, ...(fixes ? { fixes } : {}) };
}

/** A fix, unless one of its edits can't be made. */
export function fixOf(title: Message, ...edits: readonly (TextEdit | undefined)[]): readonly Fix[] {
  const made = edits.filter((edit) => edit !== undefined);
  return made.length > 0 && made.length === edits.length ? [{ title, edits: made }] : [];
}

/** The word changed to the one that was `meant`, quoted where it was. */
export function guessOf(
  { isPlain, range }: Pick<TextValue, "isPlain" | "range">,
  meant: string | undefined,
): readonly Fix[] {
  if (meant === undefined) return [];
  const newText = isPlain ? meant : JSON.stringify(meant);
  return [{ title: message("Change to “{0}”", meant), isGuess: true, edits: [{ range, newText }] }];
}

/** The whole of `line`. */
export function lineRange({ markdown }: Subject, line: number): Range {
  return rangeOf(line, 0, markdown.lines[line]?.length ?? 0);
}
