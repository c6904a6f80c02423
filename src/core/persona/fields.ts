// Reads typed values out of front matter fields. A value of another type is a problem at its place and reads as absent.
import { closestTo } from "../closest.ts";
import { type Message, message } from "../message.ts";
import type { Fix, Problem } from "../problem.ts";
import type { Position, Range } from "../text.ts";
import { frontMatterKeys } from "./frontMatterKeys.ts";
import { fixOf, guessOf, problem } from "./rules/rule.ts";
import type { Field, Value } from "./yamlValue.ts";

/** Longer texts are cut: no name or role needs as much, and every tree row would carry it. */
const longestText = 2_000;

export interface TextValue {
  readonly text: string;
  readonly range: Range;
  /** Written without quotes. */
  readonly isPlain: boolean;
}

export interface FieldReader {
  readonly problems: Problem[];
  text(key: string): TextValue | undefined;
  list(key: string): readonly TextValue[];
  map(key: string): readonly { readonly key: string; readonly keyRange: Range; readonly list: readonly TextValue[] }[];
}

const known = frontMatterKeys.map(({ key }) => key);

export function fieldReader(fields: readonly Field[]): FieldReader {
  const problems: Problem[] = [];
  const wrongType = (value: Value, told: Message, before = "", after = "") =>
    problems.push(problem("wrong-type", "error", value.range, told, () => wrapped(value, before, after)));
  const names = new Set(fields.map(({ key }) => key));
  for (const { key, keyRange } of fields) {
    if (known.includes(key)) continue;
    const told = message("The field “{0}” is not one that a persona has.", key);
    const free = () => known.filter((name) => !names.has(name));
    problems.push(
      problem("unknown-field", "hint", keyRange, told, () =>
        guessOf({ range: keyRange, isPlain: true }, closestTo(key, free())),
      ),
    );
  }
  const find = (key: string) => fields.find((field) => field.key === key)?.value;

  const textOf = (value: Value, key: string): TextValue | undefined => {
    if (value.kind === "scalar") {
      const { isPlain, range } = value;
      if (typeof value.value === "string") return { text: value.value.trim().slice(0, longestText), range, isPlain };
      if (value.value === null || value.value === undefined) return undefined;
      if (key === "version" && typeof value.value === "number") return { text: String(value.value), range, isPlain };
    }
    wrongType(value, message("“{0}” must be text; put it in quotes.", key), '"', '"');
    return undefined;
  };
  const listOf = (value: Value, key: string): readonly TextValue[] => {
    if (value.kind === "list") return value.items.flatMap((item) => textOf(item, key) ?? []);
    if (value.kind === "scalar" && (value.value === null || value.value === undefined)) return [];
    wrongType(value, message("“{0}” must be a list, such as [plan, tasks].", key), "[", "]");
    return [];
  };
  return {
    problems,
    text(key) {
      const value = find(key);
      return value && textOf(value, key);
    },
    list(key) {
      const value = find(key);
      return value ? listOf(value, key) : [];
    },
    map(key) {
      const value = find(key);
      if (!value || (value.kind === "scalar" && value.value === null)) return [];
      if (value.kind === "map") {
        return value.fields.map((field) => ({
          key: field.key,
          keyRange: field.keyRange,
          list: listOf(field.value, field.key),
        }));
      }
      wrongType(value, message("“{0}” must map names to lists.", key));
      return [];
    },
  };
}

/** Of a plain scalar, on one line: what has quotes or a block of its own keeps them. */
function wrapped(value: Value, before: string, after: string): readonly Fix[] {
  const { start, end } = value.range;
  if (before === "" || value.kind !== "scalar" || !value.isPlain || start.line !== end.line) return [];
  const insert = (at: Position, newText: string) => ({ range: { start: at, end: at }, newText });
  return fixOf(message("Put it in {0}", before + after), insert(start, before), insert(end, after));
}
