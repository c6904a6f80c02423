// The text that a new persona begins with: every section, each with a comment that says what belongs there.
import { yamlText } from "../persona/naming.ts";
import { phaseById } from "../speckit/phases.ts";

export interface NewPersona {
  readonly id: string;
  readonly name: string;
  /** At least one. */
  readonly phases: readonly string[];
}

/** A persona without problems; what an author replaces is written as what it should become. */
export function skeletonOf({ id, name, phases }: NewPersona): string {
  const responsibilities = phases.flatMap((phase) => [
    `### During \`/speckit.${phase}\``,
    "",
    `1. **First ${titled(phase)} Responsibility**`,
    `   - A statement that a reviewer can answer with yes or no by looking at ${documentOf(phase)}`,
    "   - Every list has a limit",
    "",
  ]);
  return [
    "---",
    `id: ${yamlText(id)}`,
    `name: ${yamlText(name)}`,
    "role: What this role answers for, on one line",
    `contributes_to: [${phases.join(", ")}]`,
    "phases:",
    ...phases.map((phase) => `  ${phase}: [first-${phase}-responsibility]`),
    "aliases:",
    "  first term: [another spelling of it]",
    "---",
    "",
    `# ${name} Persona`,
    "",
    "## Role Description",
    "",
    "<!-- Who this is and what they look for, in a few sentences to the reader. -->",
    `You read each document as the ${name} of this project.`,
    "",
    "## Core Responsibilities",
    "",
    "<!-- One section a phase, numbered responsibilities in bold, three to six items each. The ids in `phases` above are the",
    "     titles in kebab-case. Items become check boxes in the sidebar. -->",
    "",
    ...responsibilities,
    "## Contribution Guidelines",
    "",
    "### What to Focus On",
    "",
    "- ✅ What this role insists on",
    "",
    "### What to Avoid",
    "",
    "- ❌ What this role has seen go wrong",
    "",
    "## Quality Checklist",
    "",
    "<!-- Ten to fifteen statements about the whole feature. -->",
    "",
    "- [ ] Every decision has a reason",
    "",
    "## Communication Style",
    "",
    "- How this role speaks: with figures, with examples, with sketches",
    "",
    "## Collaboration with Other Personas",
    "",
    "<!-- One line a role: - **With TL (Tech Lead)**: what the two settle together -->",
    "",
    "## Task Templates",
    "",
    "<!-- Tasks that Insert Tasks… offers. {text in braces} is filled in on insertion, the same text once; [P] marks tasks that",
    "     touch different files. -->",
    "",
    "### First template",
    "",
    "Use when something new is built.",
    "",
    "- [ ] [P] Write the test for {something} in {tests/file}",
    "- [ ] Implement {something} in {src/file}",
    "",
    `## ${name} Best Practices`,
    "",
    "<!-- The reference: a heading of level 3 a topic. Words in bold at the beginning of a line become hovers in specs. -->",
    "",
    "### First topic",
    "",
    "**First term**: what it means, and what to do about it.",
    "",
  ].join("\n");
}

function titled(phase: string): string {
  return phase.charAt(0).toUpperCase() + phase.slice(1);
}

function documentOf(phase: string): string {
  return phaseById(phase)?.document ?? "the document of this phase";
}
