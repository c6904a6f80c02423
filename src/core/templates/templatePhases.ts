// The phases of the tasks template that counts in a project, as titles for new phases of a document that lacks them.
import { looksLikePhase } from "../speckit/outline.ts";
import { slug } from "../text.ts";
import type { DocumentTemplate } from "./documentTemplate.ts";
import type { PhaseTarget } from "./target.ts";

/** Without number, in the template's order. Phases with something to fill in, such as those of stories, are left out. */
export function missingPhases(template: DocumentTemplate, targets: readonly PhaseTarget[]): readonly string[] {
  const there = targets.map(({ heading }) => slug(titleOf(heading.text)));
  return template
    .filter(({ level, text }) => level === 2 && looksLikePhase(text) && !/[[\]{}]/.test(text))
    .map(({ text }) => titleOf(text))
    .filter((title) => title !== "" && !there.some((name) => isSame(name, slug(title))));
}

/** `setup` is the same as `setup-shared-infrastructure`. */
function isSame(name: string, other: string): boolean {
  return name === other || name.startsWith(`${other}-`) || other.startsWith(`${name}-`);
}

/** `Phase 1: Setup (Shared Infrastructure)` is `Setup (Shared Infrastructure)`. */
function titleOf(heading: string): string {
  return heading.replace(/^\p{L}+\s+(?:\d+(?:\.\d+)*[a-z]?|[A-Z])\s*[:：.–—-]\s*/u, "").trim();
}
