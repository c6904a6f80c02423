// Text of persona and checklist files as Markdown that shows it and does nothing: no HTML, links, mentions, or structure.
import { codeSpanEnd } from "../codeSpan.ts";
import { withoutHiddenCharacters } from "../text.ts";

/** Longer texts are cut, in characters. */
const longest = 2_000;

/** U+2060 shows nothing. Code hosts look for mentions and addresses after backslashes are gone, so that those alone do not help. */
const wordJoiner = "\u2060";

const punctuation = /[\\`*_[\]<>|~&$]/g;
/** What a mention, an issue's number or an address begins with. */
const linking = /@|#(?=\d)|\/(?=\/)/g;
const linkingWord = /\b(?:GH(?=-\d)|www(?=\.))/gi;
/** A heading, a list, a rule or an underline where a line begins. */
const opening = /^(?=[-+#=])|(?<=^\d{1,9})(?=[.)])/;

/** On one line. Code spans stay code, but not `inTable`, where a bar in one would end the cell. */
export function literalMarkdown(text: string, where: "inText" | "inTable" = "inText"): string {
  const whole = text.length > longest ? `${text.slice(0, longest)}…` : text;
  const line = withoutHiddenCharacters(whole).replace(/\s+/g, " ").trim();
  if (where === "inTable") return literal(line);
  const parts: string[] = [];
  let from = 0;
  for (let open = line.indexOf("`"); open >= 0; ) {
    const end = codeSpanEnd(line, open);
    const span = line.slice(open, end);
    if (/[^`]/.test(span)) {
      parts.push(literal(line.slice(from, open)), span);
      from = end;
    }
    open = line.indexOf("`", end);
  }
  return [...parts, literal(line.slice(from))].join("").replace(opening, "\\");
}

function literal(text: string): string {
  const escaped = text.replace(punctuation, "\\$&").replace(linking, `\\$&${wordJoiner}`);
  return escaped.replace(linkingWord, `$&${wordJoiner}`);
}
