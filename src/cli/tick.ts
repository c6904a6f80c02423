// `persona-guide tick FILE --line N --mark x`: changes the one character in the box of a line, and nothing else.
import { type ChecklistItem, checklistOf } from "../core/checklist/checklist.ts";
import { markEdit } from "../core/checklist/tick.ts";
import { hiddenAt, type Markdown, markdownOf } from "../core/markdown.ts";
import { applyEdit } from "../core/text.ts";
import { type Command, json, readArgs, UsageError } from "./command.ts";
import { readText, writeText } from "./files.ts";

/** Another program may write the file between reading and writing; then it is read again, this often. */
const attempts = 20;

export const tick: Command = {
  summary: "Changes the mark in the box of one line: x when it is done, a space when it is open.",
  usage: `FILE --line N --mark MARK [--json]

  --line N     the line of the box, counted from 1
  --mark MARK  one character, written as given: x, X, " " (write another that begins with a dash as --mark=-)`,
  run(args, output) {
    const { values, positionals } = readArgs(args, {
      line: { type: "string" },
      mark: { type: "string" },
      json: { type: "boolean" },
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new UsageError("name one FILE");
    const line = lineNumber(values.line);
    const mark = oneMark(values.mark);
    const made = changeMark({ path, line, mark }, (told) => output.complain(told));
    if ("refusal" in made) {
      output.complain(made.refusal);
      return 2;
    }
    const { from, text } = made;
    const changed = from !== mark;
    const result = { file: path, line, from, to: mark, changed };
    const change = changed ? `[${from}] is now [${mark}]` : `is [${mark}] already`;
    output.result(values.json === true ? json(result) : `${path}:${line}: ${change}: ${text}\n`);
    return 0;
  },
};

/** `from`: the mark as it was read first; `text`: that of the item. */
type Made = { readonly from: string; readonly text: string };

/** `complain` is told what somebody has to look at, although the mark is there. */
function changeMark(
  { line, mark, path }: { readonly path: string; readonly line: number; readonly mark: string },
  complain: (told: string) => void,
): Made | { readonly refusal: string } {
  let first: ChecklistItem | undefined;
  for (let attempt = 1; ; attempt++) {
    const file = readText(path);
    if (file.kind === "unreadable") return { refusal: file.message };
    const markdown = markdownOf(file.text);
    const item = checklistOf(markdown).find((each) => each.line === line - 1);
    const hindrance = hindranceOf(markdown, item, line);
    if (!item || hindrance !== undefined) return { refusal: `${path}:${line}: ${hindrance}` };
    first ??= item;
    if (item.text !== first.text) return { refusal: `${path}:${line}: there is another item by now: ${item.text}` };
    const failure = item.mark === mark ? undefined : writeText(file, applyEdit(file.text, markEdit(item, mark)));
    if (failure?.isMixed) complain(failure.message);
    if (!failure) return { from: first.mark, text: item.text };
    if (!failure.isOutdated || attempt === attempts) return { refusal: failure.message };
  }
}

function lineNumber(value: string | undefined): number {
  if (value === undefined || !/^[1-9]\d{0,8}$/.test(value)) throw new UsageError("--line needs a number from 1 on");
  return Number(value);
}

/** One character that a box can hold: `[P]` is a marker, and brackets end a box. */
function oneMark(value: string | undefined): string {
  if (value === undefined || !/^(?: |[^\][P\s\p{C}]\p{M}?)$/u.test(value)) {
    throw new UsageError('--mark needs one character: x, X or " "');
  }
  return value;
}

function hindranceOf(markdown: Markdown, item: ChecklistItem | undefined, line: number): string | undefined {
  if (item) return item.mark === "" ? "the box is empty, [], so there is no character to change: write [ ]" : undefined;
  if (line > markdown.lines.length) return `the file has only ${markdown.lines.length} lines`;
  const hidden = hiddenAt(markdown, line - 1)?.kind;
  if (hidden === undefined) return "no box in this line";
  return hidden === "comment" ? "this line is in a comment" : "this line is in a code block";
}
