// `persona-guide status [DIR]`: the features of a project and how far they are.
import { type Command, UsageError } from "./command.ts";

export const status: Command = {
  summary: "Shows the features of a project, their phase and their progress.",
  usage: "[DIR] [--json]",
  run() {
    throw new UsageError("status is not there yet");
  },
};
