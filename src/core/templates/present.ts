// Which tasks of a template a document has already, filled in or not.
import { sameText } from "../checklist/checklist.ts";
import type { TemplateTask } from "../persona/persona.ts";
import type { Task } from "../speckit/tasks.ts";
import { segmentsOf } from "./segments.ts";

/**
 * Those of `templateTasks` whose text a task has: but for case, emphasis and space, and with anything in place of a
 * placeholder where the words round it are enough to know it by.
 */
export function presentTasks(tasks: readonly Task[], templateTasks: readonly TemplateTask[]): readonly TemplateTask[] {
  const texts = tasks.map(({ description }) => sameText(description));
  const known = new Set(texts);
  return templateTasks.filter(({ text }) => {
    const wanted = sameText(text);
    if (known.has(wanted)) return true;
    const words = fixedWords(text);
    return words !== undefined && texts.some((other) => fits(other, words));
  });
}

/** The texts between the placeholders; `undefined` without a placeholder or with fewer than four words in all. */
function fixedWords(text: string): readonly string[] | undefined {
  const parts: string[] = [""];
  for (const segment of segmentsOf(text)) {
    if (segment.kind === "placeholder") parts.push("");
    else parts[parts.length - 1] += segment.text;
  }
  const count = parts.join(" ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return parts.length > 1 && count >= 4 ? parts.map(normalized) : undefined;
}

function normalized(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[*_`~]/g, "")
    .replace(/\s+/g, " ")
    .toLowerCase();
}

/** Whether `text` is the parts in their order with something in every gap. */
function fits(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? "";
  const last = (parts[parts.length - 1] ?? "").replace(/[ .]+$/, "");
  if (!text.startsWith(first.trimStart()) || !text.endsWith(last)) return false;
  let at = first.trimStart().length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at < text.length - last.length;
}
