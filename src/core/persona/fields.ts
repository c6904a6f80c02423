// Reads typed values out of front matter fields. A value of another type is a problem at its place and reads as absent.
import { message } from "../message.ts";
import type { Problem, Severity } from "../problem.ts";
import type { Range } from "../text.ts";
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

const known = new Set(["id", "name", "short_name", "role", "contributes_to", "phases", "version", "aliases"]);

export function fieldReader(fields: readonly Field[]): FieldReader {
  const problems: Problem[] = [];
  const report = (code: string, severity: Severity, range: Range, template: string, key: string) =>
    problems.push({ code: `persona.${code}`, severity, message: message(template, key), range });
  const wrongType = (value: Value, key: string, template: string) =>
    report("wrong-type", "error", value.range, template, key);
  for (const { key, keyRange } of fields) {
    if (!known.has(key))
      report("unknown-field", "hint", keyRange, "The field “{0}” is not one that a persona has.", key);
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
    wrongType(value, key, "“{0}” must be text; put it in quotes.");
    return undefined;
  };
  const listOf = (value: Value, key: string): readonly TextValue[] => {
    if (value.kind === "list") return value.items.flatMap((item) => textOf(item, key) ?? []);
    if (value.kind === "scalar" && (value.value === null || value.value === undefined)) return [];
    wrongType(value, key, "“{0}” must be a list, such as [plan, tasks].");
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
      wrongType(value, key, "“{0}” must map names to lists.");
      return [];
    },
  };
}
