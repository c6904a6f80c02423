// Reads typed values out of front matter fields. A value of another type is a problem at its place and reads as absent.
import { closestTo } from "../closest.ts";
import { type Message, message } from "../message.ts";
import type { Fix, Problem, Severity } from "../problem.ts";
import type { Position, Range } from "../text.ts";
import { frontMatterKeys } from "./frontMatterKeys.ts";
import type { Field, Value } from "./yamlValue.ts";

/** Longer texts are cut: no name or role needs as much, and every tree row would carry it. */
const longestText = 2_000;

export interface TextValue {
  readonly text: string;
  readonly range: Range;
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
  const report = (code: string, severity: Severity, range: Range, text: Message, fixes: readonly Fix[]) =>
    problems.push({ code: `persona.${code}`, severity, message: text, range, ...(fixes.length > 0 ? { fixes } : {}) });
  const wrongType = (value: Value, text: Message, wrap?: readonly [string, string]) =>
    report("wrong-type", "error", value.range, text, wrap ? [wrapped(value, ...wrap)] : []);
  for (const { key, keyRange } of fields) {
    if (known.includes(key)) continue;
    const free = known.filter((name) => !fields.some((field) => field.key === name));
    const meant = closestTo(key, free);
    const fixes = meant ? [replaced(keyRange, meant)] : [];
    report("unknown-field", "hint", keyRange, message("The field “{0}” is not one that a persona has.", key), fixes);
  }
  const find = (key: string) => fields.find((field) => field.key === key)?.value;

  const textOf = (value: Value, key: string): TextValue | undefined => {
    if (value.kind === "scalar") {
      if (typeof value.value === "string")
        return { text: value.value.trim().slice(0, longestText), range: value.range };
      if (value.value === null || value.value === undefined) return undefined;
      if (key === "version" && typeof value.value === "number")
        return { text: String(value.value), range: value.range };
    }
    const text = message("“{0}” must be text; put it in quotes.", key);
    wrongType(value, text, value.kind === "scalar" ? ['"', '"'] : undefined);
    return undefined;
  };
  const listOf = (value: Value, key: string): readonly TextValue[] => {
    if (value.kind === "list") return value.items.flatMap((item) => textOf(item, key) ?? []);
    if (value.kind === "scalar" && (value.value === null || value.value === undefined)) return [];
    const text = message("“{0}” must be a list, such as [plan, tasks].", key);
    wrongType(value, text, value.kind === "scalar" ? ["[", "]"] : undefined);
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

function wrapped({ range: { start, end } }: Value, before: string, after: string): Fix {
  return {
    title: message("Put it in {0}", before + after),
    edits: [insertedAt(start, before), insertedAt(end, after)],
  };
}

function insertedAt(at: Position, newText: string) {
  return { range: { start: at, end: at }, newText };
}

function replaced(range: Range, newText: string): Fix {
  return { title: message("Change to “{0}”", newText), edits: [{ range, newText }] };
}
