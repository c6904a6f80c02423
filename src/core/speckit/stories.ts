// The user stories that a bracket or a heading names. A leaf: knows no document.

/** What the brackets of one label hold: stories as `US1`, `US5a`, and the rest. */
export interface LabelParts {
  readonly stories: readonly string[];
  readonly labels: readonly string[];
}

const none: readonly string[] = [];
const storyLabel = /^(?:(?:US){1,2}-?|(?:User )?Story )(\d+[a-z]?)$/i;

/** Reads the text between two brackets: `US1,US2`, `US3+US4`, `US2/FR-003`, `USUS1`, `US-1`, `Story 1`, `Polish`. */
export function labelParts(label: string): LabelParts {
  if (!/\d/.test(label)) return { stories: none, labels: [label.trim()] };
  if (/^US\d+[a-z]?$/.test(label)) return { stories: [label], labels: none };
  const parts = label.split(/[,，+/&]/).map((part) => part.trim());
  const stories = parts.map((part) => storyLabel.exec(part)?.[1]);
  if (stories.every((story) => story === undefined)) return { stories: none, labels: [label.trim()] };
  return {
    stories: stories.flatMap((story) => (story === undefined ? [] : [`US${story}`])),
    labels: parts.filter((part, index) => part !== "" && stories[index] === undefined),
  };
}

const storyWords = [
  "User Story",
  "ユーザーストーリー",
  "ユーザストーリー",
  "使用者故事",
  "用户故事",
  "사용자 스토리",
  "Historia de Usuario",
  "História de Usuário",
  "Пользовательская история",
].join("|");

const storyInHeading = new RegExp(
  `(?:(?:${storyWords})[ \\t]*[-#:：]?[ \\t]*|(?<![A-Z0-9])US-?)(\\d+[a-z]?)(?![A-Z0-9])`,
  "iu",
);

/** The story that a heading is about, as `US1`: "Phase 3: User Story 1 - Sign in", "[US1] Sign in", "ユーザーストーリー 1". */
export function storyOf(heading: string): string | undefined {
  const number = storyInHeading.exec(heading.normalize("NFC"))?.[1];
  return number === undefined ? undefined : `US${number}`;
}

/** What the story is called: "Sign in" of "User Story 1 - Sign in (Priority: P1) 🎯 MVP"; "" where the heading only numbers it. */
export function storyTitleOf(heading: string): string {
  const plain = heading.normalize("NFC");
  const found = storyInHeading.exec(plain);
  if (!found) return "";
  return plain
    .slice(found.index + found[0].length)
    .replace(/^[\s\])*]*[-–—:：]?\s*/, "")
    .replace(/\s*(?:[(（]\s*(?:Priority|Prioridad|Prioridade|優先|优先|우선|P\d)|🎯).*$/iu, "")
    .trim();
}

/** Whether the story is what a heading begins with: not so in "Tests for User Story 1". */
export function beginsWithStory(heading: string): boolean {
  const start = heading.normalize("NFC").search(/[\p{L}\p{N}]/u);
  return start >= 0 && storyInHeading.exec(heading.normalize("NFC"))?.index === start;
}
