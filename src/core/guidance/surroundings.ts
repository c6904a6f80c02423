// What stands around a word tells whether it is meant: not in a link's target or a path, and a number only where it is a
// status code and no amount. Reads a bounded stretch.

/** Characters before and after; addresses longer than this are rare. */
const reach = 500;

/** What ends an address or a path: white space, and marks that stand round one. */
const stops = new Set(' \t\n\r\u00A0\u3000`"|<>()（）');

interface Token {
  readonly from: number;
  readonly to: number;
  readonly isTarget: boolean;
}

/**
 * Whether the characters from `start` to `end` of `text` belong to the target of a link, an address or a path. Asked for
 * places in their order it reads each character once.
 */
export function targetFinder(text: string): (start: number, end: number) => boolean {
  let token: Token = { from: 0, to: 0, isTarget: false };
  return (start, end) => {
    if (start < token.from || end > token.to) token = tokenAround(text, start, end);
    return token.isTarget;
  };
}

function tokenAround(text: string, start: number, end: number): Token {
  let from = start;
  while (from > 0 && start - from < reach && !stops.has(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < reach && !stops.has(text.charAt(to))) to++;
  return { from, to, isTarget: isTarget(text, from, to) };
}

function isTarget(text: string, from: number, to: number): boolean {
  const opens = text.charAt(from - 1);
  if (opens === "(" && text.charAt(from - 2) === "]") return true;
  const token = text.slice(from, to).replace(/^[[\]*_,;:'!?]+|[[\]*_,.;:'!?]+$/g, "");
  if (!token.includes("/")) return false;
  return /:\/\/|^[./@~]|\/$|\/.*\.[a-z]{1,4}$/i.test(token) || (opens === "`" && text.charAt(to) === "`");
}

const unit = /^\s?(?:ms|s|sec|min|h|[kmg]b|px|pt|rem|%|°|×|x|k|[-–.,]\d|\p{scx=Han})(?![a-z])/iu;
const amountOf =
  /^\s+(?!(?:when|for|if|on|in|with|to|and|or|from|after|at|by|but|not|without|is|as|was|has)\b)(?:\p{Ll}+\s+)?(?!(?:errors|responses|statuses|answers)\b)\p{Ll}+s\b/u;
const spoken =
  /\b(?:HTTP|status|returns?|returned|responds?|responses?|answers?|errors?|codes?|GET|POST|PUT|PATCH|DELETE)\b|→|->/i;

/** Whether the number from `start` to `end` is a status code of HTTP: round ones only where the words around speak of one. */
export function isStatusCode(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 40);
  if (/[<>≤≥~≈+$€£#-]\s?$/.test(before) || unit.test(after) || amountOf.test(after)) return false;
  return !text.slice(start, end).endsWith("00") || spoken.test(before) || spoken.test(after);
}
