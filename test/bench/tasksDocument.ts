// Writes a tasks.md of any length as Spec Kit's command writes them: phases, stories, notes, fences, tables, checkpoints.
// The same length gives the same text; the shares of each are those of real projects.

const layers = ["models", "services", "routes", "components", "migrations", "hooks"];
const nouns = ["Invoice", "Session", "Booking", "Profile", "Review", "Payment", "Venue", "Report"];
const chores = [
  "Create the {noun} model with its validation in src/{layer}/{file}.ts",
  "Implement POST /api/{file}s with authentication, rate limiting and pagination in src/{layer}/{file}.ts",
  "Add an index on `{file}_id` and a migration for **{noun}** in src/{layer}/{file}.sql (see FR-{number})",
  "Write an integration test for {noun} in tests/integration/{file}.test.ts, covering US{story} and SC-{number}",
  "Cache the {file} list for 60 s and invalidate it in the webhook of T{earlier}",
  "Log every {file} change with a correlation id, no personal data, in src/{layer}/{file}Audit.ts",
  "Run the suite for {noun}: `npm run test -- tests/integration/{file}s/` and fix what fails",
];

export function tasksDocument(lineCount: number): string {
  const lines = [...head];
  let task = 0;
  for (let phase = 1; lines.length < lineCount; phase++) {
    const story = phase - 2;
    const title = story > 0 ? `User Story ${story} - ${pick(nouns, phase)}s (Priority: P${(story % 3) + 1})` : "Setup";
    lines.push(`## Phase ${phase}: ${title}`, "", `**Goal**: A user can keep ${pick(nouns, phase)}s in order`, "");
    lines.push(`**Independent Test**: Open the page of phase ${phase} and follow quickstart.md`, "");
    for (const part of ["Tests", "Implementation"]) {
      lines.push(`### ${part} for ${title}`, "");
      for (let index = 0; index < 9; index++) lines.push(...taskLines(++task, story));
      lines.push("");
    }
    if (phase % 3 === 0) lines.push(...table(task), "");
    if (phase % 4 === 0) lines.push(...example(task), "");
    if (phase % 5 === 0) lines.push(`<!-- Reviewed on day ${phase}; keep`, "- [ ] T000 an old task", "-->", "");
    lines.push(`**Checkpoint**: Phase ${phase} works and can be tested on its own`, "", "---", "");
  }
  return lines.slice(0, lineCount).join("\n");
}

const head = [
  "# Tasks: Bookings and Payments",
  "",
  "**Input**: Design documents from `/specs/012-bookings/`",
  "**Prerequisites**: plan.md (required), spec.md (required for user stories), research.md, data-model.md",
  "",
  "## Format: `[ID] [P?] [Story] Description`",
  "",
  "- **[P]**: Can run in parallel (different files, no dependencies)",
  "- **[Story]**: Which user story this task belongs to (e.g., US1, US2)",
  "",
  "---",
  "",
];

function taskLines(task: number, story: number): readonly string[] {
  const noun = pick(nouns, task * 3);
  const words = {
    noun,
    file: noun.toLowerCase(),
    layer: pick(layers, task),
    number: String((task % 60) + 1).padStart(3, "0"),
    earlier: idOf(Math.max(1, task - 5)),
    story: Math.max(1, story),
  };
  const text = pick(chores, task).replace(/\{(\w+)\}/g, (_, key: keyof typeof words) => String(words[key]));
  const markers = `${task % 3 === 0 ? "[P] " : ""}${story > 0 ? `[US${story}] ` : ""}`;
  const lines = [`- [${task % 2 === 0 ? "x" : " "}] T${idOf(task)} ${markers}${text}`];
  if (task % 6 === 0) lines.push("  - Note: keep the public API; a breaking change needs a new version (ADR-7)");
  if (task % 9 === 0)
    lines.push("  and tell the team in the channel before the migration runs,", "  because it locks the table.");
  if (task % 14 === 0) lines.push("  - [ ] the error path is tested", "  - [x] the docs name the endpoint");
  return lines;
}

function table(task: number): readonly string[] {
  const rows = Array.from({ length: 5 }, (_, row) => `| T${idOf(task - row)} | T${idOf(task - row - 1)} | ${row} h |`);
  return ["### Dependencies", "", "| Task | Depends on | Estimate |", "| --- | --- | --- |", ...rows];
}

function example(task: number): readonly string[] {
  const calls = [2, 1, 0].map((back) => `Task: "T${idOf(task - back)} - [ ] as one of three"`);
  return ["### Parallel Example", "", "```bash", "# Launch these together:", ...calls, "```"];
}

function idOf(task: number): string {
  return String(Math.max(1, task)).padStart(4, "0"); // so that a long document has lines as long as a short one
}

function pick(from: readonly string[], index: number): string {
  return from[index % from.length] ?? "";
}
