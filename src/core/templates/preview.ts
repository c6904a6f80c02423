// What an insertion will look like, on one line, for a list that people choose from.
import type { Insertion } from "./insertion.ts";

/** UTF-16 code units; a list shows about half of that. */
const longest = 300;

/** `T033 [P] [US2] Write the test · T034 [US2] Implement it`, cut where it gets long. */
export function previewOf({ tasks }: Insertion): string {
  let preview = "";
  for (const { text } of tasks) {
    if (preview.length > longest) break;
    preview += (preview === "" ? "" : " · ") + text.replace(/^\s*\S+\s+\[ \]\s+/, "");
  }
  return preview.slice(0, longest);
}
