// Which words of a persona's heading, bold lead or entry are a term that a spec would contain. "JWT Best Practices" speaks
// of JWT, "RBAC (Role-Based Access Control)" of both, "Authentication & Authorization" of each.
import { countOf, isSpaceless, stemsOf, termKey } from "./words.ts";

const tails =
  /\s+(?:best practices?|practices?|strateg(?:y|ies)|principles?|methods?|patterns?|levels?|configuration|prevention|vulnerabilit(?:y|ies)|problems?|issues?|systems?|basics|guidelines?|rules?)$/i;
const leads = /^(?:the|an?|use|avoid|don.?t|never|always|implement|set|prefer|limit|select|what to)\s+/i;

/** Single words that every spec is full of: a hover on each of them would be noise. */
const common = new Set(
  "api data test testing user error log logging code design security performance database service schema model request response system application message query method format type value time task job case use level pattern strategy monitoring metric figure table index resource route endpoint field page list item name key result source overview introduction example note summary general common basic other release review document documentation plan team product project feature requirement quality risk role tool status state event process change update client server web frontend backend get post put patch delete http https json select insert".split(
    " ",
  ),
);

/** The like in scripts without spaces. */
const commonSpaceless = new Set(
  "测试 測試 テスト 数据 資料 データ 用户 使用者 用戶 ユーザー 系统 系統 システム 功能 機能 需求 要件 设计 設計 安全 性能 效能 接口 文档 文件 任务 任務 タスク 项目 專案 页面 頁面 状态 狀態 服务 服務".split(
    " ",
  ),
);

const mostWords = 6;
/** Longer ones name nothing, in characters. */
const longestTitle = 200;
/** Of a script without spaces, in characters. */
const mostCharacters = 12;

export interface TermName {
  readonly name: string;
  /** Its `termKey`. */
  readonly key: string;
}

export function nameOf(name: string): TermName {
  return { name, key: termKey(name) };
}

/** The terms that `title` names, most telling first; none when all of its words are common ones. */
export function termNamesOf(title: string): readonly TermName[] {
  if (title.length > longestTitle) return none;
  if (!mayBeSeveral(title)) {
    const name = tellingName(withoutFrame(title));
    return name ? [name] : none;
  }
  const plain = plainOf(title);
  const [, before = plain, inside] = /^(.*?)\s*[(（]([^()（）]+)[)）]\s*$/.exec(plain) ?? [];
  const names: string[] = [];
  for (const part of inside ? [before, inside] : [before]) {
    const whole = withoutFrame(part);
    const parts = whole.split(/\s*(?:&|,|\/|[、，・]|\band\b|\bor\b)\s*/);
    if (parts.length > 1) names.push(...parts);
    names.push(whole);
  }
  return telling(names);
}

/** Most titles are not: then nothing is cut. */
function mayBeSeveral(title: string): boolean {
  return /[^A-Za-z0-9 .+'’-]|\b(?:and|or)\b/.test(title);
}

const none: readonly TermName[] = [];

const mostWordsOfEntry = 3;
/** Three words are hardly longer, in characters. */
const longestOfEntry = 50;

/** The terms that an entry of the focus or avoid list names: a bold lead, code, words in brackets, or a short entry itself. */
export function entryNamesOf(entry: string): readonly TermName[] {
  const lead = /^\*\*([^*]+)\*\*/.exec(entry)?.[1] ?? "";
  const brackets = !/[(（]/.test(entry)
    ? []
    : Array.from(entry.matchAll(/[(（]([^()（）]+)[)）]/g), ([, inside = ""]) => inside);
  const isShort = entry.length <= longestOfEntry && countOf(termKey(entry)) <= mostWordsOfEntry;
  return [lead, ...brackets, ...(isShort ? [entry] : [])].flatMap(termNamesOf).concat(codeNamesIn(entry));
}

/** The inline code of `text` that a spec would quote, such as `SELECT *`, `Retry-After` or `localStorage`; no paths. */
export function codeNamesIn(text: string): readonly TermName[] {
  const found: TermName[] = [];
  for (let open = text.indexOf("`"); open >= 0; ) {
    const close = text.indexOf("`", open + 1);
    if (close < 0) break;
    const code = text.slice(open + 1, close);
    const isCode = code.length > 2 && code.length <= longestCode;
    if (isCode && isTellingCode(code)) found.push(nameOf(code));
    open = isCode ? text.indexOf("`", close + 1) : close;
  }
  return found;
}

/** In characters. */
const longestCode = 40;

/** One word is telling by a capital inside it: `CHECK` and `status` are words like any other in a text. */
function isTellingCode(code: string): boolean {
  if (!/^[A-Za-z][\w.-]*(?: (?:[A-Z]+|\*))*$/.test(code) || /^[A-Z]+-?\d+$/.test(code)) return false;
  const words = stemsOf(code);
  if (words.length > 3) return false;
  if (words.length > 1) return words.includes("*") || words.some((stem) => stem.length > 2 && !common.has(stem));
  return /[a-z][A-Z]|[A-Z][A-Z][a-z]|[A-Za-z]_[A-Za-z]/.test(code);
}

/** Acronyms that `text` writes out, with the words they stand for: "Largest Contentful Paint (LCP)", "LCP (largest contentful paint)". */
export function acronymNamesIn(text: string): readonly TermName[] {
  const after: string[] = [];
  const before: string[] = [];
  for (let at = text.indexOf("("); at >= 0; at = text.indexOf("(", at + 1)) {
    // Most brackets hold something else.
    const isAfter = isCapital(text, at + 1);
    const isBefore = text[at - 1] === " " && isCapital(text, text[at - 2] === "s" ? at - 3 : at - 2);
    if (!isAfter && !isBefore) continue;
    const near = text.slice(at + 1, at + 1 + expansionReach);
    const inside = near.slice(0, Math.max(0, near.indexOf(")")));
    if (isAfter && /^[A-Z][A-Za-z]{1,6}$/.test(inside)) {
      const words = text
        .slice(Math.max(0, at - expansionReach), at)
        .trim()
        .split(/[ -]/);
      after.push(...expansionOf(inside, words.slice(-inside.replace(/s$/, "").length)));
    }
    const [, ahead] = (isBefore && /\b([A-Z]{2,7})s? $/.exec(text.slice(Math.max(0, at - longestAhead), at))) || [];
    if (ahead && /^[A-Za-z -]+$/.test(inside)) before.push(...expansionOf(ahead, inside.split(/[ -]/)));
  }
  return after.length + before.length === 0 ? none : telling([...after, ...before]);
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x41 && code <= 0x5a;
}

/** Of an acronym before a bracket, with what stands on either side, in characters. */
const longestAhead = 10;
/** Characters that the words of an acronym may take. */
const expansionReach = 80;

/** `short` and `words`, when their initials spell it. */
function expansionOf(short: string, words: readonly string[]): readonly string[] {
  const initials = words.map((each) => each.charAt(0)).join("");
  return initials.length > 1 && initials.toLowerCase() === short.replace(/s$/, "").toLowerCase()
    ? [short, words.join(" ")]
    : [];
}

/** Without Markdown's marks, but with the star of `SELECT *`. */
function plainOf(title: string): string {
  return title
    .replace(/\*\*|[`_]|\*(?=\w)|(?<=\S)\*/g, "")
    .replace(/\s*[:：]\s*$/, "")
    .trim();
}

function withoutFrame(text: string): string {
  let result = text.trim();
  while (result.includes(" ") && !result.includes("*") && (tails.test(result) || leads.test(result)))
    result = result.replace(tails, "").replace(leads, "").trim();
  return result;
}

/** Those of `names` that a text may be searched for, each once. */
function telling(names: readonly string[]): readonly TermName[] {
  const found: TermName[] = [];
  for (const each of names) {
    const name = found.some((other) => other.name === each) ? undefined : tellingName(each);
    if (name) found.push(name);
  }
  return found;
}

function tellingName(name: string): TermName | undefined {
  const key = termKey(name);
  return isTelling(name, key) ? { name, key } : undefined;
}

function isTelling(text: string, key: string): boolean {
  if (key === "") return false;
  let [count, spaceless, isSome] = [0, 0, false];
  for (let start = 0, end = 0; end < key.length; start = end + 1) {
    end = key.indexOf(" ", start);
    if (end < 0) end = key.length;
    if (isSpaceless(key, start)) spaceless++;
    // One is enough: the others need not be cut out.
    isSome ||= isTellingStem(key.slice(start, end));
    if (++count > mostCharacters) return false;
  }
  if (spaceless === count) return spaceless > 1 && !commonSpaceless.has(text);
  return count - spaceless <= mostWords && isSome && (count > 1 || text.length > 2);
}

function isTellingStem(stem: string): boolean {
  if (stem.length > 2) return !common.has(stem);
  return !/^\d{1,2}$/.test(stem) && (/\d|^[a-z]{2}$/.test(stem) || isSpaceless(stem)) && !common.has(stem);
}
