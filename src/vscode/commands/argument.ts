// Any extension can run a command with any argument: what is used of one is checked.

/** The text under `key` of an object that came from outside; `undefined` for anything else. */
export function textIn(argument: unknown, key: string): string | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const value = (argument as Readonly<Record<string, unknown>>)[key];
  return typeof value === "string" ? value : undefined;
}
