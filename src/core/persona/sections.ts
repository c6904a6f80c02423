// Tells which section of a persona file is which: by name in the languages people write in, by shape, and where no
// heading is known by name, by the order of formats.md. Knows nothing of what a section holds in detail.
import type { Heading, Lines, Markdown } from "../markdown.ts";
import { slug } from "../text.ts";
import { phaseOfHeading } from "./phaseHeading.ts";
import { headingsIn, itemsIn } from "./slices.ts";

export type SectionKind =
  | "description"
  | "responsibilities"
  | "guidelines"
  | "checklist"
  | "communication"
  | "collaboration"
  | "templates"
  | "constitution"
  | "reference";

/** A heading of level 2 with the lines below it; `line` is the heading's own. */
export interface Section extends Lines {
  readonly kind: SectionKind;
  readonly heading: Heading;
}

const names: Readonly<Record<Exclude<SectionKind, "reference">, string>> = {
  description:
    "role-description description 角色描述 角色說明 角色说明 役割の説明 役割 역할-설명 descripción-del-rol description-du-rôle rollenbeschreibung descrição-do-papel описание-роли",
  responsibilities:
    "core-responsibilities responsibilities key-responsibilities 核心职责 核心職責 主な責任 主要な責務 핵심-책임 responsabilidades-principales responsabilités-principales hauptaufgaben responsabilidades-principais основные-обязанности",
  guidelines:
    "contribution-guidelines 贡献指南 貢獻指南 貢献ガイドライン 기여-지침 guías-de-contribución directives-de-contribution beitragsrichtlinien diretrizes-de-contribuição рекомендации",
  checklist:
    "quality-checklist 质量检查清单 品質檢查清單 品質チェックリスト 품질-체크리스트 lista-de-verificación-de-calidad liste-de-contrôle-qualité qualitätscheckliste lista-de-verificação-de-qualidade чек-лист-качества",
  communication:
    "communication-style communication 沟通风格 溝通風格 コミュニケーションスタイル 의사소통-스타일 estilo-de-comunicación style-de-communication kommunikationsstil estilo-de-comunicação стиль-общения",
  collaboration:
    "collaboration-with-other-personas collaboration works-with 与其他角色协作 與其他角色協作 他のペルソナとの連携 다른-페르소나와의-협업 colaboración-con-otras-personas collaboration-avec-les-autres-personas zusammenarbeit-mit-anderen-personas colaboração-com-outras-personas взаимодействие-с-другими-ролями",
  templates: "task-templates",
  constitution: "project-constitution constitution 项目宪章 專案憲章",
};

const kindByName = new Map<string, SectionKind>(
  Object.entries(names).flatMap(([kind, slugs]) =>
    slugs.split(" ").map((name) => [name, kind as SectionKind] as const),
  ),
);

/** "4. Quality Checklist" and "Quality Checklist (Backend)" are named as the table names them. */
function kindOf(heading: string): SectionKind | undefined {
  const whole = heading.trim().replace(/^\d+[.)]\s+/, "");
  const open = /[)）]$/.test(whole) ? Math.max(whole.lastIndexOf("("), whole.lastIndexOf("（")) : -1;
  const plain = open > 0 ? whole.slice(0, open).trim() : whole;
  return kindByName.get(slug(heading)) ?? kindByName.get(slug(plain)) ?? kindByName.get(slug(plain).replace(/s$/, ""));
}

/** The sections in file order. The first constitution ends the persona: it and all below it are left out. */
export function sectionsOf(markdown: Markdown): readonly Section[] {
  const end = constitutionsOf(markdown)[0]?.line ?? markdown.lines.length;
  const headings = markdown.headings.filter(({ level, line }) => level === 2 && line < end);
  const plain = headings.map((heading, index) => ({
    heading,
    line: heading.line,
    endLine: headings[index + 1]?.line ?? end,
  }));
  const named = headings.map(({ text }) => kindOf(text));
  const known = new Set(named);
  const shaped = plain.map((section, index) => named[index] ?? shapeOf(markdown, section, known));
  const kinds = named.some((kind) => kind !== undefined) ? shaped : inOrder(markdown, plain, shaped);
  return plain.map((section, index) => ({ ...section, kind: kinds[index] ?? "reference" }));
}

/** Lines that begin a constitution; a tool appends it, sometimes more than once. */
export function constitutionsOf(markdown: Markdown): readonly Heading[] {
  return markdown.headings.filter(({ level, text }) => level <= 2 && kindOf(text) === "constitution");
}

/** What a section is by what stands in it, whatever it is called; not what another one is by its name. */
function shapeOf(
  markdown: Markdown,
  section: Lines,
  named: ReadonlySet<SectionKind | undefined>,
): SectionKind | undefined {
  const isPhase = ({ level, text }: Heading) => level === 3 && phaseOfHeading(text)?.byCommand;
  if (headingsIn(markdown, section).some(isPhase)) return "responsibilities";
  const texts = itemsIn(markdown, section).map(({ text }) => text);
  if (!named.has("guidelines") && texts.some((text) => /^[✅❌]/u.test(text))) return "guidelines";
  const areBoxes = texts.length > 0 && texts.every((text) => /^\[.\]\s/u.test(text));
  return areBoxes && !named.has("checklist") ? "checklist" : undefined;
}

/** In a file none of whose headings is known by name, the order of formats.md tells what shape cannot. */
function inOrder(
  markdown: Markdown,
  sections: readonly Lines[],
  shaped: readonly (SectionKind | undefined)[],
): readonly (SectionKind | undefined)[] {
  const kinds = [...shaped];
  const responsibilities = kinds.indexOf("responsibilities");
  if (responsibilities === 1) kinds[0] ??= "description";
  const checklist = kinds.indexOf("checklist");
  if (responsibilities < 0 || checklist < 0) return kinds;
  const hasTopics = (index: number) => headingsIn(markdown, sections[index] ?? { line: 0, endLine: 0 }).length > 1;
  if (!hasTopics(checklist + 1)) kinds[checklist + 1] ??= "communication";
  if (!hasTopics(checklist + 2)) kinds[checklist + 2] ??= "collaboration";
  return kinds;
}
