// What a subcommand is, and how its arguments are read. Knows no particular one.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { english } from "../core/message.ts";
import type { Problem } from "../core/problem.ts";

/** 0: fine; 1: findings; 2: wrong usage or input that can't be read. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** The arguments after the subcommand's name, and below them what each option means. */
  readonly usage: string;
  readonly summary: string;
  /** Prints its result to `output.result`, what hinders it to `output.complain`. Throws a UsageError for wrong arguments. */
  readonly run: (args: readonly string[], output: Output) => ExitCode;
}

export interface Output {
  readonly result: (text: string) => void;
  readonly complain: (text: string) => void;
}

export class UsageError extends Error {}

/** Thrown where `--help` is among the options. */
export class HelpWanted extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Options and positionals of `args`; a UsageError says what is wrong with them. */
export function readArgs<Given extends Options>(args: readonly string[], options: Given) {
  if (wantsHelp(args, options)) throw new HelpWanted();
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Whether `--help` or `-h` is an option: not the value of one, and not behind `--`. */
function wantsHelp(args: readonly string[], options: Options): boolean {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  return tokens.some((token) => token.kind === "option" && /^(?:--help|-h)$/.test(token.rawName));
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A problem with its place counted from one. */
export interface ProblemJson {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export function problemJson({ code, severity, message, range }: Problem): ProblemJson {
  const { line, character } = range.start;
  return { code, severity, message: english(message), line: line + 1, column: character + 1 };
}

/** `file:line:column: severity: message (code)`, as editors and CI logs know it. */
export function problemLine(file: string, problem: ProblemJson): string {
  const { line, column, severity, message, code } = problem;
  return `${file}:${line}:${column}: ${severity}: ${message} (${code})\n`;
}

export function isFinding({ severity }: { readonly severity: string }): boolean {
  return severity !== "hint";
}
