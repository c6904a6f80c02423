// Characters that turn the direction of text or show nothing can make a line read as what it is not.
import { message } from "../../message.ts";
import { hiddenCharacter, rangeOf } from "../../text.ts";
import { fixOf, problem, type Rule } from "./rule.ts";

const most = 1_000;

export const hiddenCharactersRule: Rule = ({ markdown }) =>
  markdown.lines
    .flatMap((text, line) => {
      const at = text.search(hiddenCharacter);
      return at < 0 ? [] : [{ line, at, code: text.charCodeAt(at).toString(16).toUpperCase() }];
    })
    .slice(0, most)
    .map(({ line, at, code }) =>
      problem(
        "hidden-character",
        "warning",
        rangeOf(line, at, at + 1),
        message("The invisible character U+{0} can make this line read as what it is not.", code),
        () => fixOf(message("Remove U+{0}", code), { range: rangeOf(line, at, at + 1), newText: "" }),
      ),
    );
