// Characters that turn the direction of text or show nothing can make a line read as what it is not.
import { message } from "../../message.ts";
import { rangeOf } from "../../text.ts";
import { problem, type Rule } from "./rule.ts";

const hidden = /[\u200B\u2060\u202A-\u202E\u2066-\u2069]/;
const most = 20;

export const hiddenCharactersRule: Rule = ({ markdown }) =>
  markdown.lines
    .flatMap((text, line) => {
      const at = text.search(hidden);
      return at < 0 ? [] : [{ line, at, code: text.charCodeAt(at).toString(16).toUpperCase() }];
    })
    .slice(0, most)
    .map(({ line, at, code }) =>
      problem(
        "hidden-character",
        "warning",
        rangeOf(line, at, at + 1),
        message("The invisible character U+{0} can make this line read as what it is not.", code),
      ),
    );

/** `text` without such characters, for labels. */
export function withoutHiddenCharacters(text: string): string {
  return text.replace(new RegExp(hidden, "g"), "");
}
