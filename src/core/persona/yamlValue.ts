// Turns the nodes of the `yaml` package into plain values with ranges, within bounds. Refuses what a persona file has
// no use for and an attacker has: aliases, deep nesting.
import { isAlias, isMap, isScalar, isSeq, type Node, type Range as NodeRange } from "yaml";
import { message } from "../message.ts";
import type { Problem } from "../problem.ts";
import type { Range } from "../text.ts";

export type Value =
  | {
      readonly kind: "scalar";
      readonly value: unknown;
      readonly range: Range;
      /** Written without quotes and not as a block. */
      readonly isPlain: boolean;
    }
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly range: Range }
  | { readonly kind: "map"; readonly fields: readonly Field[]; readonly range: Range };

export interface Field {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: Value;
}

/** Converts a node range (offsets in the YAML text) to a range of the whole document. */
export type ToRange = (range: NodeRange | null | undefined) => Range;

/** The value of `node`; each alias in it is a problem and reads as an empty scalar. */
export function readValue(node: unknown, toRange: ToRange, problems: Problem[]): Value {
  const range = toRange((node as Node | null)?.range);
  if (isAlias(node)) {
    const text = message("The alias *{0} is not read; write the value out.", node.source);
    problems.push({ code: "persona.front-matter-alias", severity: "error", message: text, range });
  } else if (isScalar(node)) {
    return { kind: "scalar", value: node.value, range, isPlain: node.type === "PLAIN" };
  } else if (isSeq(node)) {
    return { kind: "list", items: node.items.map((item) => readValue(item, toRange, problems)), range };
  } else if (isMap(node)) {
    const fields = node.items.map(({ key, value }) => ({
      key: isScalar(key) ? String(key.value) : "",
      keyRange: toRange((key as Node | null)?.range),
      value: readValue(value, toRange, problems),
    }));
    return { kind: "map", fields, range };
  }
  return { kind: "scalar", value: null, range, isPlain: false };
}

/** A bound on how deep `text` nests, read off without parsing: brackets, indentation and `- - -` on one line. */
export function nestingBound(text: string): number {
  let open = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === "[" || character === "{") deepest = Math.max(deepest, ++open);
    else if ((character === "]" || character === "}") && open > 0) open--;
  }
  for (const line of text.split("\n")) {
    const marks = /^[ \t]*(?:[-?:][ \t]+)*/.exec(line)?.[0] ?? "";
    deepest = Math.max(deepest, marks.replace(/[^-?:]/g, "").length, marks.length / 8);
  }
  return deepest;
}
