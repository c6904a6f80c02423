// Which phase of a tasks.md a person means by what they write after --phase.
import type { Heading, Markdown } from "../core/markdown.ts";
import { outlineOf, sectionsOf } from "../core/speckit/outline.ts";
import { type PhaseTarget, type Target, targetsOf } from "../core/templates/target.ts";

/** `name`: a heading, the beginning of one, `Parent > Heading`, or a line counted from 1. A string says why there is none. */
export function phaseNamed(markdown: Markdown, name: string): Target | string {
  const targets = targetsOf(markdown);
  const candidates = [() => named(targets, name), () => below(markdown, targets, name), () => atLine(targets, name)];
  let several: readonly PhaseTarget[] = [];
  for (const candidate of candidates) {
    const found = candidate();
    const [first] = found;
    if (first && found.length === 1) return { kind: "phase", heading: first.heading };
    if (several.length === 0) several = found;
  }
  const [first] = several;
  if (first) {
    const ways = `name its line, --phase ${first.heading.line + 1}, or the heading above it, --phase "Parent > Heading"`;
    return `several phases are called “${name}”:${listOf(several)}\n${ways}`;
  }
  return targets.length === 0 ? "there are no phases" : `there is no phase “${name}”; there are:${listOf(targets)}`;
}

/** Without the differences that a person does not mean: case, white space, and how an accent is encoded. */
export function normalized(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** Those with this heading, else those that begin with it as whole words. */
function named<Found extends { readonly heading: Heading }>(all: readonly Found[], name: string): readonly Found[] {
  const wanted = normalized(name.replace(/^#+\s+/, ""));
  const same = all.filter(({ heading }) => normalized(heading.text) === wanted);
  if (same.length > 0 || wanted === "") return same;
  return all.filter(({ heading }) => {
    const text = normalized(heading.text);
    return text.startsWith(wanted) && !/[\p{L}\p{N}]/u.test(text[wanted.length] ?? "");
  });
}

/** Those below the headings that are named before each ` > `. */
function below(markdown: Markdown, targets: readonly PhaseTarget[], name: string): readonly PhaseTarget[] {
  const parents = name.split(/\s+>\s+/);
  const last = parents.pop();
  if (last === undefined || parents.length === 0) return [];
  const outline = outlineOf(markdown);
  const sections = sectionsOf(markdown, outline);
  const found = targets.filter((target) => {
    const above = outline.flatMap((heading, index) => {
      const isAbove = heading.line < target.heading.line && target.heading.line < (sections[index]?.endLine ?? 0);
      return isAbove ? [{ heading }] : [];
    });
    return parents.every((parent) => named(above, parent).length > 0);
  });
  return named(found, last);
}

function atLine(targets: readonly PhaseTarget[], name: string): readonly PhaseTarget[] {
  return targets.filter(({ heading }) => String(heading.line + 1) === name.trim());
}

function listOf(targets: readonly PhaseTarget[]): string {
  return targets.map(({ heading }) => `\n  ${heading.line + 1}: ${heading.text}`).join("");
}
