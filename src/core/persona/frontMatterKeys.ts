// The fields that front matter may have, as a table: the reader, the completion and the hover all read it.
import { type Message, message } from "../message.ts";

export interface FrontMatterKey {
  readonly key: string;
  /** What it is for, in one sentence. */
  readonly meaning: Message;
  /** A value as it is written behind the key. */
  readonly example: string;
  /** `map`: lines of its own below the key. */
  readonly shape: "text" | "list" | "map";
}

/** In the order in which they are written. */
export const frontMatterKeys: readonly FrontMatterKey[] = [
  {
    key: "id",
    meaning: message(
      "What files and commands call the persona: kebab-case, unique. A bundled one’s id replaces that one.",
    ),
    example: "backend-developer",
    shape: "text",
  },
  {
    key: "name",
    meaning: message("What people call the persona."),
    example: "Backend Developer",
    shape: "text",
  },
  {
    key: "short_name",
    meaning: message("Two or three letters for places with little room. Without it, the initials of the name."),
    example: "BE",
    shape: "text",
  },
  {
    key: "role",
    meaning: message("What the role answers for, on one line."),
    example: "Builds the server side and answers for its data",
    shape: "text",
  },
  {
    key: "contributes_to",
    meaning: message("The phases that the persona has responsibilities in, each with a section in the body."),
    example: "[plan, tasks]",
    shape: "list",
  },
  {
    key: "phases",
    meaning: message("For each phase the ids of its responsibilities: their titles in kebab-case."),
    example: "plan: [api-design]",
    shape: "map",
  },
  {
    key: "version",
    meaning: message("The version of this file, for its authors."),
    example: "1",
    shape: "text",
  },
  {
    key: "aliases",
    meaning: message("Further spellings of the terms that the reference explains; hovers find them too."),
    example: "idempotent: [idempotency, idempotence]",
    shape: "map",
  },
];
