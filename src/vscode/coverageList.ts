// The list of what a document seems to speak of and what not. The document follows the list; Enter goes there, Escape leaves
// everything as it was. A list and not a page: it has the keyboard, is read aloud, filters, and stands beside the text.
import * as vscode from "vscode";
import type { CoveredItem, Passage } from "../core/guidance/coverage.ts";
import { headingFor } from "../core/guidance/coverageProblems.ts";
import { sayingAbout, targetOf } from "../core/guidance/sayings.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import { withoutHiddenCharacters } from "../core/text.ts";
import { visibleEditorOf } from "./activeDocument.ts";
import { toVsRange } from "./convert.ts";
import type { CoverageStore, DocumentCoverage } from "./coverageStore.ts";
import { commands } from "./ids.ts";
import { itemId } from "./personaNodes.ts";

/** An item, or a heading. */
interface Row extends vscode.QuickPickItem {
  readonly covered?: CoveredItem;
  /** Where Enter leads: the passage that speaks of it, else the heading where one would look. */
  readonly range?: vscode.Range;
  readonly buttons?: readonly Button[];
}

interface Button extends vscode.QuickInputButton {
  readonly run: () => Thenable<unknown>;
}

/** Of a passage, in characters. */
const longestQuote = 160;

export async function showCoverageList(
  found: DocumentCoverage,
  entry: PersonaEntry,
  coverage: CoverageStore,
): Promise<void> {
  const isCurrent = coverage.isCurrent(found.place);
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = vscode.l10n.t("{0}: {1} in {2}", entry.persona.name, coverage.countOf(found, entry), found.place.path);
  pick.placeholder = vscode.l10n.t("Found by words alone: look before you tick");
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = rowsOf(coverage.itemsOf(found, entry), found).map((row) =>
    row.covered
      ? { ...row, buttons: buttonsFor(entry, row.covered, isCurrent ? found.place.feature : undefined) }
      : row,
  );
  const preview = previewIn(found.uri);
  await new Promise<void>((resolve) => {
    // The row that the list opens on is none that the user went to.
    let isOpening = true;
    pick.onDidChangeActive(([row]) => {
      if (!isOpening) preview.show(row?.range);
      isOpening = false;
    });
    pick.onDidTriggerItemButton(({ button, item }) => {
      const chosen = item.buttons?.find((each) => each === button);
      pick.hide();
      void chosen?.run();
    });
    pick.onDidAccept(() => {
      const range = pick.activeItems[0]?.range;
      preview.keep();
      pick.hide();
      if (range) void vscode.commands.executeCommand("vscode.open", found.uri, { selection: range });
    });
    pick.onDidHide(() => resolve());
    pick.show();
  });
  preview.end();
  pick.dispose();
}

function rowsOf(items: readonly CoveredItem[], found: DocumentCoverage): readonly Row[] {
  const missing = items.filter(({ passages }) => passages.length === 0);
  const addressed = items.filter(({ passages }) => passages.length > 0);
  const under = (label: string, rows: readonly Row[]): readonly Row[] =>
    rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
  return [
    ...under(
      vscode.l10n.t("Not found: {0}", missing.length),
      missing.map((covered) => ({
        ...rowOf(covered),
        range: toVsRange(headingFor(covered.group.title, found.markdown)),
      })),
    ),
    ...under(
      vscode.l10n.t("Addressed: {0}", addressed.length),
      addressed.map((covered) => {
        const [best] = covered.passages;
        return {
          ...rowOf(covered),
          ...(best ? { detail: detailOf(best, covered, found), range: toVsRange(best.range) } : {}),
        };
      }),
    ),
  ];
}

function rowOf(covered: CoveredItem): Row {
  const { group, item } = covered;
  const state = item.state === "done" ? vscode.l10n.t("done") : "";
  const description = [group.title, state].filter((part) => part !== "").join(" · ");
  const icon = item.state === "done" ? "check" : covered.passages.length > 0 ? "circle-filled" : "circle-outline";
  return {
    label: withoutHiddenCharacters(item.text),
    description: withoutHiddenCharacters(description),
    iconPath: new vscode.ThemeIcon(icon),
    covered,
  };
}

/** Where the item is spoken of; of the best passage what it says, and the words by which it was found. */
function detailOf(
  { range: { end, start }, words }: Passage,
  { passages }: CoveredItem,
  { markdown: { lines } }: DocumentCoverage,
): string {
  const last = start.line === end.line ? end.character : undefined;
  const text = (lines[start.line] ?? "").slice(start.character, last).trim();
  const places = passages.map(({ range }) => range.start.line + 1).join(", ");
  const quote = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
  return withoutHiddenCharacters(vscode.l10n.t("Line {0}: {1} (by: {2})", places, quote, words.join(", ")));
}

/**
 * What can be done about an open item that was not found, and for each what the reference says about it. `current`: the
 * document's feature, if that is the current one.
 */
function buttonsFor(
  entry: PersonaEntry,
  { item, passages }: CoveredItem,
  current: vscode.Uri | undefined,
): readonly Button[] {
  const buttonOf = (icon: string, tooltip: string, command: string, argument: object): Button => ({
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
    run: () => vscode.commands.executeCommand(command, argument),
  });
  const personaKey = entry.key;
  const saying = sayingAbout(entry, item.text);
  const isMissing = passages.length === 0 && item.state === "open";
  return [
    ...(current && isMissing
      ? [
          buttonOf("insert", vscode.l10n.t("Insert Tasks…"), commands.insertTasks, {
            personaKey,
            feature: current.path,
          }),
          buttonOf("circle-slash", vscode.l10n.t("Mark Not Applicable…"), commands.markNotApplicable, {
            itemId: itemId(entry, item),
            feature: current.path,
          }),
        ]
      : []),
    ...(saying
      ? [buttonOf("book", vscode.l10n.t("Open Reference: {0}", saying.topic), commands.openReference, targetOf(saying))]
      : []),
  ];
}

/** Shows places in the editor of the document, where there is one, until it ends; then the editor is as it was. */
function previewIn(uri: vscode.Uri) {
  const editor = visibleEditorOf(uri);
  const before = editor?.visibleRanges[0];
  const color = new vscode.ThemeColor("editor.rangeHighlightBackground");
  const decoration = vscode.window.createTextEditorDecorationType({ backgroundColor: color, isWholeLine: true });
  let isKept = false;
  return {
    show(range: vscode.Range | undefined) {
      editor?.setDecorations(decoration, range ? [range] : []);
      if (range) editor?.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    },
    /** The user goes where the list led. */
    keep() {
      isKept = true;
    },
    end() {
      decoration.dispose();
      if (before && !isKept) editor?.revealRange(before, vscode.TextEditorRevealType.AtTop);
    },
  };
}
