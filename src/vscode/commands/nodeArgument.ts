// Any extension can run a command with any argument: what a tree hands over is told from what is not.
import type { Node } from "../personaNodes.ts";

export function isNode(argument: unknown): argument is Node {
  return (
    typeof argument === "object" && argument !== null && "kind" in argument && "entry" in argument && "id" in argument
  );
}

/** The text under `key` of an object that came from outside; `undefined` for anything else. */
export function textIn(argument: unknown, key: string): string | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const value = (argument as Readonly<Record<string, unknown>>)[key];
  return typeof value === "string" ? value : undefined;
}
