// Where the checklist of a persona lies in a feature, for a reader that does not know which folder the project chose.
import { personaKeyOf } from "./personaChecklist.ts";

/**
 * The path below the feature's directory of the checklist that persona `key` has; `undefined` when it has none. Spec Kit
 * makes files of its own in `checklists/`, with names such as `security.md`: only those that name the persona are its.
 */
export function checklistPathOf(key: string, texts: ReadonlyMap<string, string>): string | undefined {
  const own = `personas/${key}.md`;
  if (texts.has(own)) return own;
  const shared = [`checklists/${key}.md`, `checklists/${key}-persona.md`];
  return shared.find((path) => personaKeyOf(texts.get(path) ?? "") === key);
}
