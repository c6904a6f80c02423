// The blocks of texts, parsed once a version for everything that shows them: trees, hovers, ids and problems ask for the
// same documents one after the other.
import { type Markdown, markdownOf } from "../core/markdown.ts";

/** In the order in which they were last asked for. */
const kept = new Map<string, Markdown>();
/** Of all kept texts together, in characters; the newest is always kept. */
const most = 8_000_000;
let size = 0;

/** `markdownOf(text)`, read again only when it was long not asked for. */
export function parsed(text: string): Markdown {
  const known = kept.get(text);
  const markdown = known ?? markdownOf(text);
  if (known) kept.delete(text);
  else size += text.length;
  kept.set(text, markdown);
  for (const oldest of kept.keys()) {
    if (size <= most || oldest === text) break;
    kept.delete(oldest);
    size -= oldest.length;
  }
  return markdown;
}
