// The command line: which subcommand runs, and what its exit code is. Each subcommand has a file of its own.
import { version } from "../../package.json";
import { check } from "./check.ts";
import { type Command, type ExitCode, HelpWanted, type Output, UsageError } from "./command.ts";
import { coverage } from "./coverage.ts";
import { reason } from "./files.ts";
import { insert } from "./insert.ts";
import { persona } from "./persona.ts";
import { reference } from "./reference.ts";
import { status } from "./status.ts";
import { tasks } from "./tasks.ts";
import { tick } from "./tick.ts";

const commands: Readonly<Record<string, Command>> = {
  status,
  check,
  coverage,
  persona,
  tasks,
  tick,
  insert,
  reference,
};
const program = "persona-guide";

const output: Output = {
  result: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(`${program}: ${text}\n`),
};

// A reader that has seen enough, `| head`, closes the pipe: that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    // Not exit(): the complaint has yet to be written.
    process.exitCode = 2;
    if (stream === process.stdout) output.complain(`the result can’t be written: ${reason(error)}`);
  });
}

process.exitCode = run(process.argv.slice(2));

function run([name, ...args]: readonly string[]): ExitCode {
  if (name === "--version" || name === "-v") return say(`${version}\n`);
  if (name === "--help" || name === "-h" || name === "help") return say(help(args[0]));
  const command = commandNamed(name);
  if (!command || name === undefined) {
    output.complain(name === undefined ? "which command?" : `there is no command “${name}”`);
    process.stderr.write(`\n${help()}`);
    return 2;
  }
  try {
    return command.run(args, output);
  } catch (error) {
    if (error instanceof HelpWanted) return say(help(name));
    if (!(error instanceof UsageError)) {
      // A fault of ours: exit code 1 would be read as findings.
      output.complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return 2;
    }
    output.complain(error.message);
    process.stderr.write(`\n${help(name)}`);
    return 2;
  }
}

function commandNamed(name: string | undefined): Command | undefined {
  return name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
}

function say(text: string): ExitCode {
  output.result(text);
  return 0;
}

function help(name?: string): string {
  const command = commandNamed(name);
  if (command) return `${command.summary}\n\nUsage: ${program} ${name} ${command.usage}\n`;
  const width = Math.max(...Object.keys(commands).map(({ length }) => length));
  const list = Object.entries(commands).map(([each, { summary }]) => `  ${each.padEnd(width)}  ${summary}\n`);
  return `Usage: ${program} COMMAND …

${list.join("")}
Options: --help, --version; every command has --json.
Exit codes: 0 fine, 1 findings, 2 wrong usage or input that can’t be read.
`;
}
