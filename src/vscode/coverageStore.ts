// Holds which items the documents at hand seem to speak of: those in the visible editors, and the current feature's. Works
// after a rest, a persona at a time, and gives up as soon as something changes again; nothing runs on a keystroke.
import * as vscode from "vscode";
import { personaChecklistOf } from "../core/checklist/personaChecklist.ts";
import { keyId } from "../core/checklist/tick.ts";
import {
  type CoveredItem,
  coveredItemsOf,
  coveredPhaseOf,
  type PassagesByItem,
  passagesFor,
} from "../core/guidance/coverage.ts";
import { coverageDocumentOf, longestCovered } from "../core/guidance/coveragePassages.ts";
import type { Markdown } from "../core/markdown.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import type { FeatureStore } from "./featureStore.ts";
import { debounced } from "./fileChanges.ts";
import { guard } from "./log.ts";
import { parsed } from "./parsedTexts.ts";
import { personaChecklist } from "./personaChecklists.ts";
import type { ItemNode } from "./personaNodes.ts";
import type { PersonaStore } from "./personaStore.ts";
import { isCoverageOn } from "./settings.ts";
import { isSpecDocument, type Place, placeOf } from "./specDocuments.ts";

interface Subject {
  readonly uri: vscode.Uri;
  readonly place: Place;
  readonly phase: string;
  readonly text: string;
}

/** What was found in one text of a document. */
export interface DocumentCoverage extends Subject {
  readonly markdown: Markdown;
  /** Those in play of which coverage can say something, in their order. */
  readonly personas: readonly { readonly entry: PersonaEntry; readonly passages: PassagesByItem }[];
  /** All that were in play. */
  readonly asked: readonly PersonaEntry[];
}

/** Milliseconds after the last change. */
const rest = 300;

export class CoverageStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when what it answers may have changed; not for ticks. */
  readonly onDidChange = this.#changed.event;
  readonly #features: FeatureStore;
  readonly #personas: PersonaStore;
  readonly #disposables: vscode.Disposable[];
  #known: ReadonlyMap<string, DocumentCoverage> = new Map();
  /** Those of them that mark rows of the Personas view: a setting is too slow to be read for each row. */
  #marking: readonly DocumentCoverage[] = [];
  /** Counts the runs: a run that is no longer the last one ends. */
  #run = 0;

  constructor(features: FeatureStore, personas: PersonaStore) {
    this.#features = features;
    this.#personas = personas;
    const lookLater = debounced(() => void guard("coverage", () => this.#look()), rest);
    const look = () => {
      this.#run++;
      lookLater();
    };
    look();
    this.#disposables = [
      this.#changed,
      lookLater,
      features.onDidChange(look),
      personas.onDidChange(look),
      vscode.window.onDidChangeVisibleTextEditors(look),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#known.has(document.uri.toString())) look();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration("personaGuide.coverage")) return;
        // What is switched off is gone at once; what is switched on comes after a look.
        this.#hold(this.#known);
        look();
      }),
    ];
  }

  /** As last computed: while someone types, of the text before. `undefined` for a document that has no coverage. */
  of(uri: vscode.Uri): DocumentCoverage | undefined {
    return this.#known.get(uri.toString());
  }

  all(): readonly DocumentCoverage[] {
    return [...this.#known.values()];
  }

  /** Of the text that the document has now, for a command. */
  async now(document: vscode.TextDocument): Promise<DocumentCoverage | undefined> {
    await this.#personas.load();
    const subject = this.#subjectOf(document.uri, () => document.getText());
    return subject && this.#make(subject, () => true);
  }

  /** The persona's items in a document as its checklist has them; those of another than the current feature as open. */
  itemsOf({ personas, place }: DocumentCoverage, entry: PersonaEntry): readonly CoveredItem[] {
    const passages = personas.find((persona) => persona.entry === entry)?.passages;
    if (!passages) return [];
    const { sections } = this.isCurrent(place)
      ? personaChecklist(this.#features.state, entry)
      : { sections: personaChecklistOf(entry.persona) };
    return coveredItemsOf(sections, passages);
  }

  /** "12/20". */
  shareOf(found: DocumentCoverage, entry: PersonaEntry): string {
    const items = this.itemsOf(found, entry);
    return `${items.filter(({ passages }) => passages.length > 0).length}/${items.length}`;
  }

  /** "12/20 addressed". */
  countOf(found: DocumentCoverage, entry: PersonaEntry): string {
    return vscode.l10n.t("{0} addressed", this.shareOf(found, entry));
  }

  /** Whether a document belongs to the current feature, whose checklists are shown and written. */
  isCurrent({ feature }: Place): boolean {
    return feature.toString() === this.#features.state.directory?.toString();
  }

  /** Where the current feature's documents speak best of an item, as a person reads it; "" where they do not. */
  placeOf({ entry, item }: ItemNode): string {
    for (const { personas, place } of this.#marking) {
      if (!this.isCurrent(place)) continue;
      const passages = personas.find((persona) => persona.entry === entry)?.passages;
      const [best] = passages?.get(keyId(item.key)) ?? [];
      if (best) return vscode.l10n.t("{0}, line {1}", place.path, best.range.start.line + 1);
    }
    return "";
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #look(): Promise<void> {
    const run = this.#run;
    const documents = vscode.window.visibleTextEditors.map(({ document }) => document);
    const isSpec = ({ uri }: vscode.TextDocument) => isSpecDocument(uri, this.#features.state);
    // Personas are read for who looks at a Spec Kit document, not before.
    if (this.#personas.catalog.length === 0 && !documents.some(isSpec)) return;
    await this.#personas.load();
    const subjects = this.#subjects(documents);
    const made = new Map<string, DocumentCoverage>();
    for (const subject of subjects) {
      const key = subject.uri.toString();
      const known = this.#known.get(key);
      const coverage =
        known && isOf(known, subject, this.#personas.active)
          ? known
          : await this.#make(subject, () => run === this.#run);
      if (run !== this.#run) return;
      if (coverage) made.set(key, coverage);
    }
    const isSame = made.size === this.#known.size && [...made].every(([key, each]) => this.#known.get(key) === each);
    if (!isSame) this.#hold(made);
  }

  #hold(known: ReadonlyMap<string, DocumentCoverage>): void {
    this.#known = known;
    this.#marking = [...known.values()].filter(({ uri }) => isCoverageOn("tree", uri));
    this.#changed.fire();
  }

  /** Each document once: as an editor has it, else as the store of features read it. */
  #subjects(documents: readonly vscode.TextDocument[]): readonly Subject[] {
    const { directory, texts } = this.#features.state;
    const read = Array.from(texts, ([path, text]) => ({
      uri: directory && vscode.Uri.joinPath(directory, path),
      text,
    }));
    const subjects = [
      ...documents.flatMap((document) => this.#subjectOf(document.uri, () => document.getText()) ?? []),
      ...read.flatMap(({ text, uri }) => (uri && this.#subjectOf(uri, () => text)) ?? []),
    ].filter(({ uri }) => (["lens", "problems", "tree"] as const).some((kind) => isCoverageOn(kind, uri)));
    return [...new Map(subjects.toReversed().map((subject) => [subject.uri.toString(), subject])).values()];
  }

  #subjectOf(uri: vscode.Uri, read: () => string): Subject | undefined {
    const { state } = this.#features;
    const place = isSpecDocument(uri, state) ? placeOf(uri, state) : undefined;
    const phase = place?.isFeature ? coveredPhaseOf(place.path) : undefined;
    if (!place || phase === undefined) return undefined;
    const text = read();
    return text.length > longestCovered ? undefined : { uri, place, phase, text };
  }

  /** `undefined` when `goesOn` says that it is no longer wanted. */
  async #make(subject: Subject, goesOn: () => boolean): Promise<DocumentCoverage | undefined> {
    const asked = this.#personas.active;
    const markdown = parsed(subject.text);
    const document = coverageDocumentOf(markdown);
    const personas: { entry: PersonaEntry; passages: PassagesByItem }[] = [];
    for (const entry of asked) {
      // Between two personas the editor has its turn.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (!goesOn()) return undefined;
      const passages = passagesFor(entry, subject.phase, document);
      if (passages) personas.push({ entry, passages });
    }
    return { ...subject, markdown, personas, asked };
  }
}

function isOf({ asked, text }: DocumentCoverage, subject: Subject, personas: readonly PersonaEntry[]): boolean {
  return text === subject.text && asked.length === personas.length && asked.every((each, at) => each === personas[at]);
}
