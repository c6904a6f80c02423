// An item of a persona as a question about what is written, in the style of Spec Kit's checklists: "Are … named?
// [Completeness, Spec §FR-001]". By the form of its words alone; what has another form is asked about as a whole.

/** What Spec Kit's checklists ask about a requirement. */
export type Dimension = "Completeness" | "Clarity" | "Consistency" | "Measurability" | "Coverage";

const verbs: Readonly<Record<string, string>> = {
  asks: "ask",
  carries: "carry",
  contains: "contain",
  covers: "cover",
  describes: "describe",
  gives: "give",
  has: "have",
  keeps: "keep",
  lists: "list",
  names: "name",
  quotes: "quote",
  says: "say",
  shows: "show",
  states: "state",
  tells: "tell",
  uses: "use",
};

const third = Object.keys(verbs).join("|");
const statement = new RegExp(`^(.{1,120}?) (is|are|can|must|may|have|${third}) (.+)$`, "s");
/** What a subject has where the verb that was found is not the statement's: another verb, or the beginning of a clause. */
const noSubject = new RegExp(
  `^(?:no|none|nothing|never|neither|for|in|at|on|with|without|by|from|to)\\b|[;"“:]|, (?:and|or) |\\b(?:that|which|who|whom|whose|where|when|while|what|how|if|because|before|after|unless|once|was|were|be|goes|go|follows?|matches|match|leads?|stands?|comes?|takes?|begins?|asks?|works?|ends?|${third}|${Object.values(verbs).join("|")})\\b`,
  "i",
);
/** Words that are nouns there, though verbs elsewhere. */
const noun = /\b(?:each|every|an?|the|of) (?:list|name|state|use)s?\b/gi;
/** What has one thing, so that a word such as "names" behind it is the verb. */
const isOne = /^(?:the|each|every|an?|another|at least one|one|this) [^,]*$/i;
/** A second verb, which would have to be turned round too. */
const second = new RegExp(
  `;|, (?:and|but|or|so) (?:the|each|every|all|any|no|none|it|they|that|somebody|people|an?|what|who|when|where|how)\\b|\\b(?:and|or|but) (?:[\\w-]+ ){0,3}(?:is|are|was|were|can|must|comes|stands|goes|ends|${third})\\b`,
  "i",
);
const asked =
  /^(?:(For (?:each|every) .{1,80}?),? )?(?:the checklist|an item|at least one item(?: each)?) asks whether (.+)$/is;
const isEnglish = /\b(?:the|is|are|has|have|each|every|all|no|an?|and|of|to|for)\b/i;

/** `text` without a final full stop as a question; one that is a question already stays as it is. */
export function questionOf(text: string): string {
  const plain = text.trim();
  if (/[?？](?:\s*\[[^\]]*\])?$/.test(plain)) return plain;
  const clause = plain.replace(/[.。]$/, "");
  const [, scope, inner] = asked.exec(clause) ?? [];
  if (inner === undefined) return turned(clause) ?? wrapped(clause);
  const question = turned(inner) ?? `Is it true that ${uncapitalized(inner)}?`;
  return scope === undefined ? question : `${scope}, ${uncapitalized(question)}`;
}

export function dimensionOf(text: string): Dimension {
  if (/\b(?:same|agree|contradict|consisten|both|one (?:name|term|format|convention))/i.test(text))
    return "Consistency";
  if (/\b(?:figures?|numbers?|percent|percentiles?|measur|limits?|how (?:many|much|long|often))/i.test(text))
    return "Measurability";
  if (/\b(?:fail|error|refus|edge cases?|empty|exception|recover|unavailable|abuse|offline)/i.test(text))
    return "Coverage";
  return /\b(?:defin|vague|terms?\b|ambigu|unambigu|meaning)/i.test(text) ? "Clarity" : "Completeness";
}

/** With the verb first; `undefined` when it is not certain where it stands. */
function turned(clause: string): string | undefined {
  const [, subject = "", verb = "", rest = ""] = statement.exec(clause) ?? [];
  if (subject === "" || noSubject.test(subject.replace(noun, "")) || second.test(rest)) return undefined;
  if (subject.split("(").length !== subject.split(")").length) return undefined;
  if (verb === "is" && / and /.test(subject)) return undefined;
  const base = verbs[verb];
  if (base !== undefined && !isOne.test(subject)) return undefined;
  const start = base !== undefined ? "Does" : verb === "have" ? "Do" : verb.charAt(0).toUpperCase() + verb.slice(1);
  const middle = base ?? (verb === "have" ? "have" : undefined);
  return [start, uncapitalized(subject), ...(middle === undefined ? [] : [middle]), `${rest}?`].join(" ");
}

/** Another language is not put into an English sentence. */
function wrapped(clause: string): string {
  if (isEnglish.test(clause)) return `Is it stated that ${uncapitalized(clause)}?`;
  return clause + (/[\u3000-\u9FFF\uFF00-\uFFEF]/.test(clause) ? "？" : "?");
}

/** A word with further capitals or digits, such as API or FR-001, is a name and stays as it is. */
function uncapitalized(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll}*(?![\p{L}\p{N}]))/u, (letter) => letter.toLowerCase());
}
