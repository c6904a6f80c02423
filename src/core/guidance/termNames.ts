// Which words of a persona's heading or bold lead are a term that a spec would contain. "JWT Best Practices" speaks of
// JWT, "RBAC (Role-Based Access Control)" of both, "Authentication & Authorization" of each.
import { wordsOf } from "./words.ts";

const tails =
  /\s+(?:best practices?|practices?|strateg(?:y|ies)|principles?|methods?|patterns?|levels?|configuration|prevention|vulnerabilit(?:y|ies)|problems?|issues?|systems?|basics|guidelines?|rules?)$/i;
const leads = /^(?:the|an?|use|avoid|don.?t|never|always|implement|set|prefer|limit|select|what to)\s+/i;

/** Single words that every spec is full of: a hover on each of them would be noise. */
const common = new Set(
  "api data test testing user error log logging code design security performance database service schema model request response system application message query method format type value time task job job case use level pattern strategy monitoring metric figure table index resource route endpoint field page list item name key result source overview introduction example note summary general common basic other release review document documentation plan team product project feature requirement quality risk role tool status state event process change update client server web".split(
    " ",
  ),
);

const mostWords = 6;

/** The terms that `title` names, most telling first; none when all of its words are common ones. */
export function termNamesOf(title: string): readonly string[] {
  const plain = title
    .replace(/[*`_]/g, "")
    .replace(/\s*[:：]\s*$/, "")
    .trim();
  const [, before = plain, inside] = /^(.*?)\s*[(（]([^()（）]+)[)）]\s*$/.exec(plain) ?? [];
  const names = [before, ...(inside ? [inside] : [])].flatMap((part) => {
    const trimmed = withoutFrame(part);
    const parts = trimmed.split(/\s*(?:&|,|\/|\band\b|\bor\b)\s*/);
    return parts.length > 1 ? [...parts, trimmed] : [trimmed];
  });
  return [...new Set(names.filter(isTelling))];
}

function withoutFrame(text: string): string {
  let result = text.trim();
  for (let before = ""; before !== result; ) {
    before = result;
    result = result.replace(tails, "").replace(leads, "").trim();
  }
  return result;
}

function isTelling(text: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > mostWords) return false;
  return (
    words.some(
      ({ stem }) => !common.has(stem) && (stem.length > 2 || /\d|^[a-z]{2}$/.test(stem)) && !/^\d{1,2}$/.test(stem),
    ) &&
    (words.length > 1 || text.length > 2)
  );
}
