// The steps of Spec Kit, as a table that the tree, the hover and the parser all read.
import { type Message, message } from "../message.ts";

export interface Phase {
  readonly id: string;
  readonly title: Message;
  /** The document of a feature that this phase writes or reviews. */
  readonly document?: "spec.md" | "plan.md" | "tasks.md";
  /** What the phase is for, in one sentence. */
  readonly purpose: Message;
}

/** In the order in which Spec Kit runs them. */
export const phases: readonly Phase[] = [
  {
    id: "constitution",
    title: message("Constitution"),
    purpose: message("Agree on the principles that every feature keeps."),
  },
  {
    id: "specify",
    title: message("Specify"),
    document: "spec.md",
    purpose: message("Say what users need and why, in spec.md."),
  },
  {
    id: "clarify",
    title: message("Clarify"),
    document: "spec.md",
    purpose: message("Resolve what spec.md leaves open."),
  },
  { id: "plan", title: message("Plan"), document: "plan.md", purpose: message("Decide how to build it, in plan.md.") },
  {
    id: "tasks",
    title: message("Tasks"),
    document: "tasks.md",
    purpose: message("Cut the plan into tasks, in tasks.md."),
  },
  {
    id: "analyze",
    title: message("Analyze"),
    document: "tasks.md",
    purpose: message("Compare spec, plan and tasks for gaps and contradictions."),
  },
  {
    id: "checklist",
    title: message("Checklist"),
    purpose: message("Test the quality of the requirements by questions."),
  },
  { id: "implement", title: message("Implement"), document: "tasks.md", purpose: message("Work through the tasks.") },
];

const byId = new Map(phases.map((phase) => [phase.id, phase]));

export function phaseById(id: string): Phase | undefined {
  return byId.get(id);
}

/** The phase's title, "done" included; one that Spec Kit does not have is called by its id, with a capital. */
export function phaseTitle(id: string): Message {
  if (id === "done") return message("done");
  return byId.get(id)?.title ?? message("{0}", id.charAt(0).toUpperCase() + id.slice(1));
}
