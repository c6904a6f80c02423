// What is wrong with the ids of a feature's documents: quoted but never defined, defined twice, and requirements that no
// task names. Hints: plans are written before specs are complete, and nothing breaks by it.
import { hiddenAt } from "../markdown.ts";
import { message } from "../message.ts";
import type { Problem } from "../problem.ts";
import { isSpecKitId } from "./idPlaces.ts";
import { rangeOfDefinition, type SpecDocument } from "./specDocument.ts";

/** Those of `document`, one of `documents`, which are all of the feature's; in the order of their kinds. */
export function idProblemsOf(document: SpecDocument, documents: readonly SpecDocument[]): readonly Problem[] {
  return [
    ...unknownIds(document, documents),
    ...repeatedIds(document),
    ...requirementsWithoutTask(document, documents),
  ];
}

/** Only of families that the feature defines ids of: without a tasks.md every T001 would be unknown. */
function unknownIds({ markdown, places }: SpecDocument, documents: readonly SpecDocument[]): readonly Problem[] {
  const families = new Set(documents.flatMap(({ definitions }) => Array.from(definitions.keys(), familyOf)));
  const known = new Set(documents.flatMap(({ definitions }) => Array.from(definitions.keys(), withoutLetter)));
  const isKnown = (id: string) => known.has(withoutLetter(id));
  return [...places()].flatMap(([id, ranges]) => {
    if (!isSpecKitId(id) || !families.has(familyOf(id)) || isKnown(id)) return [];
    const told = message("{0} is not defined in this feature’s documents.", id);
    return ranges
      .filter(({ start }) => !speaksOfOthers.test(markdown.lines[start.line] ?? ""))
      .map((range) => ({ code: "ids.unknown", severity: "hint", message: told, range }) as const);
  });
}

/** T105 of T105a to T105c. */
function withoutLetter(id: string): string {
  return id.replace(/(?<=\d)[a-z]$/i, "");
}

function familyOf(id: string): string {
  return id.replace(/\d.*$/s, "");
}

/** Another feature's ids are quoted beside its name; the legend of tasks.md and examples name ids that are not there. */
const speaksOfOthers =
  /^\s*[-*]\s+\*\*\[|\be\.g\.|\b(?:specs?|features?)[ /-]?\d{3}\b|(?<![\w-])\d{3}-[a-z]|\b\d{3}[’']s\b/i;

function repeatedIds(document: SpecDocument): readonly Problem[] {
  return document.repeated
    .filter(({ kind }) => kind !== "story")
    .map((definition) => ({
      code: "ids.duplicate",
      severity: "hint",
      message: message(
        "{0} is defined twice, first in line {1}.",
        definition.id,
        (document.definitions.get(definition.id)?.line ?? 0) + 1,
      ),
      range: rangeOfDefinition(document, definition),
    }));
}

/** None while the tasks name fewer than half of the requirements: then the project does not trace them by id. */
function requirementsWithoutTask(document: SpecDocument, documents: readonly SpecDocument[]): readonly Problem[] {
  const requirements = [...document.definitions.values()].filter(({ kind }) => kind === "requirement");
  if (requirements.length === 0) return [];
  const named = new Set(documents.filter(({ path }) => path === "tasks.md").flatMap((tasks) => [...namedIn(tasks)]));
  const unnamed = requirements.filter(({ id }) => !named.has(id));
  if (unnamed.length * 2 > requirements.length) return [];
  return unnamed.map((definition) => ({
    code: "ids.requirement-without-task",
    severity: "hint",
    message: message("No task in tasks.md names {0}.", definition.id),
    range: rangeOfDefinition(document, definition),
  }));
}

/** Longer ranges are taken for a slip of the pen. */
const longestRange = 200;

/** The ids in the shown lines of a document, with those between the ends of ranges: FR-001–FR-004, FR-001 to 004. */
function namedIn({ markdown, places }: SpecDocument): ReadonlySet<string> {
  const named = new Set(places().keys());
  const range =
    /\b([A-Z]{2,4}(?:-[A-Z]{1,8})?-)(\d+)\s{0,3}(?:[–—~～…]|\.{2,3}|-(?=[A-Z])|to\b|through\b)\s{0,3}(?:\1)?(\d+)/g;
  markdown.lines.forEach((text, line) => {
    if (hiddenAt(markdown, line)) return;
    for (const [, prefix = "", first = "", last = ""] of text.matchAll(range)) {
      const end = Math.min(Number(last), Number(first) + longestRange);
      for (let at = Number(first); at <= end; at++) named.add(prefix + String(at).padStart(first.length, "0"));
    }
  });
  return named;
}
