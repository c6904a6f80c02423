// The phase that a feature is in, read off its documents.
import type { Progress } from "../checklist/progress.ts";

/** A phase's id, or "done" when every task is. */
export type CurrentPhase = "specify" | "plan" | "tasks" | "implement" | "done";

/** `tasks` is the progress of tasks.md. */
export function currentPhaseOf(documents: readonly string[], tasks: Progress | undefined): CurrentPhase {
  if (!documents.includes("spec.md")) return "specify";
  if (!documents.includes("plan.md")) return "plan";
  if (!documents.includes("tasks.md") || !tasks || tasks.total === 0) return "tasks";
  return tasks.done < tasks.total ? "implement" : "done";
}
