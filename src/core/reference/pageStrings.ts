// The words of the reference page, in the reader's language.
import { type Message, message } from "../message.ts";

/** `{0}`, `{1}` stand for a number or for what was searched. */
export interface PageStrings {
  readonly outline: string;
  readonly phases: string;
  readonly description: string;
  readonly guidelines: string;
  readonly focus: string;
  readonly avoid: string;
  readonly checklist: string;
  readonly collaboration: string;
  readonly copy: string;
  readonly copied: string;
  readonly table: string;
  readonly cut: string;
  readonly progress: string;
  readonly search: string;
  readonly searchHint: string;
  readonly results: string;
  readonly found: string;
  readonly nothing: string;
  readonly notChosen: string;
  readonly others: string;
  readonly back: string;
  readonly forward: string;
  readonly actions: string;
  readonly insertTasks: string;
  readonly insertSection: string;
  readonly copyMarkdown: string;
  readonly openLine: string;
  readonly openFile: string;
  readonly personas: string;
}

/** `say` puts a message into the reader's language. */
export function pageStrings(say: (text: Message) => string): PageStrings {
  return {
    outline: say(message("On this page")),
    phases: say(message("Contributes to")),
    description: say(message("Role description")),
    guidelines: say(message("Focus and avoid")),
    focus: say(message("Focus on")),
    avoid: say(message("Avoid")),
    checklist: say(message("Quality checklist")),
    collaboration: say(message("Works with")),
    copy: say(message("Copy")),
    copied: say(message("Copied")),
    table: say(message("Table {0}")),
    cut: say(message("This persona is very long: only its beginning is shown here. Open its file to read all of it.")),
    progress: say(message("{0} of {1} done")),
    search: say(message("Search all personas")),
    searchHint: say(message("Press / to search")),
    results: say(message("Search results")),
    found: say(message("Results: {0}, personas: {1}")),
    nothing: say(message("Nothing was found for “{0}”.")),
    notChosen: say(message("not among the chosen roles")),
    others: say(message("The other personas")),
    back: say(message("Go back")),
    forward: say(message("Go forward")),
    actions: say(message("Actions for “{0}”")),
    insertTasks: say(message("Insert as Tasks…")),
    insertSection: say(message("Insert Section…")),
    copyMarkdown: say(message("Copy as Markdown")),
    openLine: say(message("Open Persona File at This Line")),
    openFile: say(message("Open as Markdown")),
    personas: say(message("All personas")),
  };
}
