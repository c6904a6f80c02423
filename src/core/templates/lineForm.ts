// How the tasks of a document are written, taken from one of them, to write another the same way.
import type { Markdown } from "../markdown.ts";
import { scanHead } from "../speckit/taskHead.ts";
import type { Task } from "../speckit/tasks.ts";

/** `  - **T001**: ` as indent, bullet, what stands before and after the id, and whether the markers come first. */
export interface LineForm {
  readonly indent: string;
  /** With the space after it. A number counts on for further tasks. */
  readonly bullet: string;
  /** `**` or `[`; what is struck is not copied. */
  readonly beforeId: string;
  /** Closers and separator up to the markers or the description: `**: `, ` - `, ` `. */
  readonly afterId: string;
  /** What closes after the markers: `**` of `**T002 [P]** text`. */
  readonly afterMarkers: string;
  readonly markersFirst: boolean;
}

/** Spec Kit's own form. */
export const plainForm: LineForm = {
  indent: "",
  bullet: "- ",
  beforeId: "",
  afterId: " ",
  afterMarkers: " ",
  markersFirst: false,
};

const bullet = /^([ \t]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)\[/;

/** The form of `task`. An id that is wrapped together with the title, `**T001 Title**`, is wrapped alone in new lines. */
export function lineFormOf({ lines }: Markdown, task: Task): LineForm {
  const [, indent = "", mark = "- "] = bullet.exec(lines[task.line] ?? "") ?? [];
  const { text } = task;
  const { tokens } = scanHead(text);
  const idIndex = tokens.findIndex(({ kind }) => kind === "id");
  const id = tokens[idIndex];
  if (id?.kind !== "id") return { ...plainForm, indent, bullet: mark };
  const openers = tokens
    .slice(0, idIndex)
    .flatMap((token) => (token.kind === "open" && token.wrap !== "~~" ? token.wrap : []));
  const closing: string[] = [...openers].reverse();
  let afterId = "";
  let afterMarkers = "";
  let hasMarkers = false;
  for (const token of tokens.slice(idIndex + 1)) {
    if (token.kind === "label") hasMarkers = true;
    const isClose = token.kind === "close" && token.wrap === closing[0];
    if (isClose) closing.shift();
    if (!isClose && token.kind !== "separator") continue;
    const written = text.slice(token.start, token.end);
    if (hasMarkers) afterMarkers += written;
    else afterId += written;
  }
  const rest = closing.join("");
  return {
    indent,
    bullet: mark,
    beforeId: openers.join("") + (id.bracketed ? "[" : ""),
    afterId: `${id.bracketed ? "]" : ""}${rest}${afterId} `,
    afterMarkers: `${afterMarkers} `,
    markersFirst: tokens.slice(0, idIndex).some(({ kind }) => kind === "label"),
  };
}

/** One line: `index` counts the tasks of an insertion from 0, for the numbers of an ordered list. */
export function lineOf(form: LineForm, index: number, id: string, markers: readonly string[], text: string): string {
  const [, number, after = ""] = /^(\d+)(.*)$/.exec(form.bullet) ?? [];
  const start = `${form.indent}${number === undefined ? form.bullet : `${Number(number) + index + 1}${after}`}[ ] `;
  const marked = markers.join(" ");
  const closed = form.afterMarkers.trim() === "" ? " " : form.afterMarkers;
  if (form.markersFirst) {
    return `${start}${marked}${marked === "" ? "" : " "}${form.beforeId}${id}${form.afterId}${text}`;
  }
  if (marked === "") return `${start}${form.beforeId}${id}${form.afterId.trimEnd()}${form.afterMarkers}${text}`;
  return `${start}${form.beforeId}${id}${form.afterId}${marked}${closed}${text}`;
}
