// The headings that Spec Kit's template for a document defines, and which of a project's templates counts: its own
// overrides, then presets, extensions and Spec Kit's. Reads no file.
import { markdownOf } from "../markdown.ts";
import { outlineOf } from "../speckit/outline.ts";
import { defaultRank, ranksOf } from "../speckit/projectFiles.ts";
import { slug } from "../text.ts";

interface TemplateHeading {
  readonly level: number;
  /** As the template writes it: "Key Entities *(include if feature involves data)*". */
  readonly text: string;
}

export type DocumentTemplate = readonly TemplateHeading[];

/** The folders below `.specify/` whose sub-folders may each have a `templates/`, in the order in which they count. */
export const templateFolders = ["presets", "extensions"] as const;

/** The file in each of them that ranks the sub-folders. */
export const registryName = ".registry";

export interface TemplateFolder {
  readonly name: (typeof templateFolders)[number];
  readonly subfolders: readonly string[];
  /** The text of the registry. */
  readonly registry: string | undefined;
}

/** The document that a path below a feature is a kind of: `plan.md`, `checklists/*.md` as `checklist.md`. */
function kindOf(path: string): string {
  return /(?:^|\/)checklists\/[^/]+$/.test(path) ? "checklist.md" : path.slice(path.lastIndexOf("/") + 1);
}

/**
 * The paths below `.specify/` at which the template for the document at `path` may lie; the first that is there counts.
 * The order is that of Spec Kit's `resolve_template` (scripts/bash/common.sh); templates that a preset puts together with
 * those below it, its strategies "append" and "wrap", count by their own headings.
 */
export function templatePaths(path: string, folders: readonly TemplateFolder[]): readonly string[] {
  const name = `${kindOf(path).replace(/\.md$/i, "")}-template.md`;
  return [
    `templates/overrides/${name}`,
    ...folders.flatMap((folder) => ranked(folder).map((each) => `${folder.name}/${each}/templates/${name}`)),
    `templates/${name}`,
  ];
}

/** The headings of a template's text below its title; without a template, those that Spec Kit itself gives this document. */
export function documentTemplateOf(path: string, text: string | undefined): DocumentTemplate {
  if (text === undefined) return builtIn[kindOf(path)] ?? [];
  const outline = outlineOf(markdownOf(text)).map((heading) => ({ level: heading.level, text: heading.text }));
  const titles = outline.filter(({ level }) => level === 1);
  return titles.length === 1 ? outline.filter(({ level }) => level > 1) : outline;
}

/** What two headings have in common that mean the same section: no number, emphasis or remark in brackets. */
export function headingName(text: string): string {
  const plain = text.replace(/[*_`]/g, "").replace(/[(（][^()（）]*[)）]\s*$/, "");
  return slug(plain.replace(/^\s*(?:\d+(?:\.\d+)*[.):]?|[A-Z]{1,2}-?\d+[.:])\s+/, "")) || slug(text);
}

/** Hidden folders are backups and caches. Lower ranks come first. */
function ranked({ name, registry, subfolders }: TemplateFolder): readonly string[] {
  const ranks = ranksOf(name, registry);
  const rankOf = (each: string) => ranks.get(each) ?? defaultRank;
  const counting = subfolders.filter((each) => !each.startsWith(".") && rankOf(each) !== "disabled");
  return counting.sort((a, b) => Number(rankOf(a)) - Number(rankOf(b)) || (a < b ? -1 : 1));
}

const headings = (level: number, ...texts: readonly string[]): DocumentTemplate =>
  texts.map((text) => ({ level, text }));

/** Spec Kit 1.0's own, for a project that has none at hand. */
const builtIn: Readonly<Record<string, DocumentTemplate>> = {
  "spec.md": [
    ...headings(2, "User Scenarios & Testing *(mandatory)*"),
    ...headings(3, "Edge Cases"),
    ...headings(2, "Requirements *(mandatory)*"),
    ...headings(3, "Functional Requirements", "Key Entities *(include if feature involves data)*"),
    ...headings(2, "Success Criteria *(mandatory)*"),
    ...headings(3, "Measurable Outcomes"),
    ...headings(2, "Assumptions"),
  ],
  "plan.md": [
    ...headings(2, "Summary", "Technical Context", "Constitution Check", "Project Structure"),
    ...headings(3, "Documentation (this feature)", "Source Code (repository root)"),
    ...headings(2, "Complexity Tracking"),
  ],
};
