// Problems as a SARIF 2.1.0 log, which code hosts show beside the lines: docs.oasis-open.org/sarif/sarif/v2.1.0.
import { version } from "../../package.json";
import { english } from "../core/message.ts";
import type { Problem, Severity } from "../core/problem.ts";
import type { Range, TextEdit } from "../core/text.ts";

export interface FileProblems {
  /** As the user named it; `undefined` for problems that are of no file: their ranges mean nothing. */
  readonly file: string | undefined;
  readonly problems: readonly Problem[];
}

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", hint: "note" };

export function sarifOf(files: readonly FileProblems[]): object {
  const codes = [...new Set(files.flatMap(({ problems }) => problems.map(({ code }) => code)))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "persona-guide", version, rules: codes.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        results: files.flatMap(({ file, problems }) => problems.map((problem) => resultOf(file, problem, codes))),
      },
    ],
  };
}

function resultOf(file: string | undefined, problem: Problem, codes: readonly string[]): object {
  const { code, severity, message, range, fixes } = problem;
  const artifactLocation = file === undefined ? {} : { uri: uriOf(file) };
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: english(message) },
    locations: file === undefined ? [] : [{ physicalLocation: { artifactLocation, region: regionOf(range) } }],
    fixes: (fixes?.() ?? []).map(({ title, edits }) => ({
      description: { text: english(title) },
      artifactChanges: [{ artifactLocation, replacements: edits.map(replacementOf) }],
    })),
  };
}

function replacementOf({ range, newText }: TextEdit): object {
  return { deletedRegion: regionOf(range), insertedContent: { text: newText } };
}

/** SARIF counts from one; the end column is that after the last character. */
function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A relative path stays one: the code host knows what it is relative to. */
function uriOf(path: string): string {
  const slashes = path.replace(/\\/g, "/");
  const encoded = slashes.split("/").map(encodeURIComponent).join("/");
  return slashes.startsWith("/") ? `file://${encoded}` : encoded.replace(/^([A-Za-z])%3A\//, "file:///$1:/");
}
