import fc from "fast-check";
import { expect, test } from "vitest";
import { editedChecklists, personaTexts } from "../../../test/support/personaChecklistTexts.ts";
import { personaText } from "../../../test/support/personaText.ts";
import { type Markdown, markdownOf } from "../markdown.ts";
import { parsePersona } from "../persona/parsePersona.ts";
import type { Persona } from "../persona/persona.ts";
import { applyEdits, lineEndOf, splitLines } from "../text.ts";
import { checklistFileOf, type Entry, entriesOf, personaChecklistOf } from "./personaChecklist.ts";
import { tickOf } from "./personaTick.ts";
import { type ItemKey, keyId, type Tick } from "./tick.ts";

interface Case {
  readonly persona: Persona;
  /** The checklist as people left it. */
  readonly text: string;
  /** Items of the persona. */
  readonly keys: readonly ItemKey[];
}

/** `undefined` for a persona without items. */
function caseOf(personaFile: string): fc.Arbitrary<Case> | undefined {
  const persona = parsePersona(personaFile);
  const keys = entriesOf(personaChecklistOf(persona)).map(({ key }) => key);
  const first = ask(persona, undefined, keys.slice(0, 1));
  if (first.kind !== "create" || keys.length === 0) return undefined;
  return fc.record({
    persona: fc.constant(persona),
    text: editedChecklists(first.text),
    keys: fc.subarray([...keys], { minLength: 1 }),
  });
}

const gardener = caseOf(personaText);
if (!gardener) throw new Error("the gardener has no items");
const cases = fc.oneof(
  gardener,
  personaTexts.chain((file) => caseOf(file) ?? gardener),
);

function ask(persona: Persona, file: string | undefined, keys: readonly ItemKey[], done = true): Tick {
  const named = { persona, personaKey: "gardener", featureName: "001-garden" };
  return tickOf({ ...named, keys, done, file: file === undefined ? undefined : checklistFileOf(file) });
}

function shown(persona: Persona, text: string): readonly Entry[] {
  return entriesOf(personaChecklistOf(persona, checklistFileOf(text)));
}

/** As an editor writes it: the line ends of new text become those of the document. What is refused changes nothing. */
function after({ persona, text, keys }: Case, done = true): string {
  const tick = ask(persona, text, keys, done);
  if (tick.kind !== "edit") return text;
  const lineEnd = lineEndOf(text);
  return applyEdits(
    text,
    tick.edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\n/g, lineEnd) })),
  );
}

const check = (property: (each: Case) => void) => fc.assert(fc.property(cases, property), { numRuns: 1_000 });
const patience = 60_000;

const withoutMarks = (line: string) => line.replace(/\[[ xX~]\]/, "[]");

/** Where each line of `before` stands in `result`, in their order; throws when one is missing. */
function placesIn(before: readonly string[], result: readonly string[]): readonly number[] {
  let next = 0;
  return before.map((line) => {
    while (next < result.length && withoutMarks(result[next] ?? "") !== withoutMarks(line)) next++;
    if (next === result.length) throw new Error(`“${line}” is gone or was moved`);
    return next++;
  });
}

test(
  "what comes in leaves every line of a person where it is, in its order",
  () =>
    check((each) => {
      const linesOf = (text: string) => splitLines(text.replace(/^\uFEFF/, ""));
      placesIn(linesOf(each.text), linesOf(after(each)));
    }),
  patience,
);

test(
  "none of the items that were asked for is open, and a second time changes nothing but marks of a person's own",
  () =>
    check((each) => {
      const { persona, text, keys } = each;
      if (ask(persona, text, keys).kind === "refused") return;
      const once = after(each);
      const wanted = new Set(keys.map(keyId));
      const left = shown(persona, once).filter(({ key, state }) => wanted.has(keyId(key)) && state !== "done");
      expect(left.filter(({ state }) => state === "open")).toEqual([]);
      if (left.length === 0) expect(after({ ...each, text: once })).toBe(once);
    }),
  patience,
);

test(
  "only a block that never closes, a fence in a comment, or a heading that an item above it would take in, keeps items out",
  () =>
    check(({ persona, text, keys }) => {
      const { hidden, headings, lines } = markdownOf(text);
      const isIndented = headings.some(({ line }) => /^\s/.test(lines[line] ?? ""));
      const isMixed = /<!--[\s\S]*(?:```|~~~)/.test(text);
      if (!isIndented && !isMixed && hidden.every(({ closed }) => closed))
        expect(ask(persona, text, keys).kind).toBe("edit");
    }),
  patience,
);

/** The text of each item, with that of the item it is nested in. */
function nesting({ items, lines }: Markdown): readonly string[] {
  const above: string[] = [];
  return items.map(({ line, depth, text }) => {
    above.length = depth;
    above.push(text);
    return `${withoutMarks(above.at(-2) ?? "")} > ${withoutMarks(lines[line] ?? "")}`;
  });
}

test(
  "what comes in changes neither the marks nor the nesting of the other items, and hides none of them",
  () =>
    check((each) => {
      const { persona, text, keys } = each;
      const result = after(each);
      const rest = [...nesting(markdownOf(result))];
      for (const item of nesting(markdownOf(text))) {
        const at = rest.indexOf(item);
        expect(at, item).toBeGreaterThanOrEqual(0);
        rest.splice(at, 1);
      }
      const wanted = new Set(keys.map(keyId));
      const others = (entries: readonly Entry[]) =>
        entries
          .filter(({ key, inFile }) => inFile && !wanted.has(keyId(key)))
          .map(({ mark, text: item }) => `${mark} ${item}`);
      for (const item of others(shown(persona, text))) expect(others(shown(persona, result))).toContain(item);
    }),
  patience,
);

test(
  "unticking gives the text back when only open, applicable items of the file were ticked",
  () =>
    check(({ persona, text }) => {
      const open = shown(persona, text).filter(
        ({ inFile, mark, notApplicable }) => inFile && mark === " " && notApplicable === undefined,
      );
      const each = { persona, text, keys: open.map(({ key }) => key) };
      expect(after({ ...each, text: after(each) }, false)).toBe(text);
    }),
  patience,
);
