// The lists that a spec.md has for what a persona asks of it, how their headings are named, and the ids of their entries.
import type { Lines, Markdown } from "../markdown.ts";

export type ListKind = "edge" | "requirement" | "entity" | "criterion";

/**
 * The names that the headings of the lists go by, as `headingName` gives them: Spec Kit's own first, then translations of it.
 */
export const listNames: Readonly<Record<ListKind, readonly string[]>> = {
  edge: [
    "edge-cases",
    "邊界案例",
    "邊緣案例",
    "邊界情況",
    "边界情况",
    "边界案例",
    "エッジケース",
    "엣지-케이스",
    "casos-límite",
    "casos-extremos",
  ],
  requirement: [
    "functional-requirements",
    "功能需求",
    "功能性需求",
    "機能要件",
    "기능-요구사항",
    "requisitos-funcionales",
    "requisitos-funcionais",
  ],
  entity: [
    "key-entities",
    "關鍵實體",
    "关键实体",
    "主要エンティティ",
    "핵심-엔티티",
    "entidades-clave",
    "entidades-chave",
  ],
  criterion: [
    "measurable-outcomes",
    "success-criteria",
    "可衡量之成效",
    "可衡量成果",
    "成功準則",
    "成功标准",
    "成功標準",
    "成功基準",
    "측정-가능한-결과",
    "resultados-medibles",
    "resultados-mensuráveis",
  ],
};

/** The section of `/speckit.clarify`. */
export const clarificationNames: readonly string[] = [
  "clarifications",
  "釐清事項",
  "澄清",
  "clarificaciones",
  "esclarecimentos",
];

/** Which list an item of a persona speaks of, by its words; requirements where it names none. */
export function listKindOf(item: string): ListKind {
  if (/\bedge cases?\b/i.test(item)) return "edge";
  if (/\bsuccess criteri(?:on|a)\b|\bSC-[#\d]/i.test(item)) return "criterion";
  return /\bkey entit(?:y|ies)\b/i.test(item) ? "entity" : "requirement";
}

/** An entry that begins with an id: FR-001, FR-API-003, SC-001. */
export interface Requirement extends Lines {
  readonly id: string;
}

const startingId = /^[*_~`[]{0,4}((?!CHK|US-)[A-Z]{2,4}-(?:[A-Z]{1,8}-)?\d+)/;

/** In the order of their lines; nested ones are part of another and left out. */
export function requirementsOf({ items }: Markdown): readonly Requirement[] {
  return items.flatMap(({ depth, endLine, line, text }) => {
    const id = depth === 0 ? startingId.exec(text)?.[1] : undefined;
    return id === undefined ? [] : [{ line, endLine, id }];
  });
}

/** Every id that the text has anywhere, also in comments and code: none of them is given again. */
export function idsIn(source: string): readonly string[] {
  return source.match(/(?<![\p{L}\p{N}-])[A-Z]{2,4}-(?:[A-Z]{1,8}-)?\d+/gu) ?? [];
}
