// Hovers in Spec Kit documents. Our own links stand in a Markdown string of their own: the only one that may run commands.
import * as vscode from "vscode";
import { type Entry, entriesOf } from "../core/checklist/personaChecklist.ts";
import { keyId } from "../core/checklist/tick.ts";
import { type Hover, hoverAt } from "../core/guidance/hover.ts";
import { type Definition, type SpecDocument, specDocumentOf } from "../core/guidance/specDocument.ts";
import { type Saying, sayingsToShow, type Term, type TermIndex, termIndexOf } from "../core/guidance/terms.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import { fromVsPosition, toVsRange, toVsText } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { readText } from "./files.ts";
import { commands } from "./ids.ts";
import { guard } from "./log.ts";
import { plain, untrusted } from "./markdownStrings.ts";
import { personaChecklist } from "./personaChecklists.ts";
import type { PersonaStore } from "./personaStore.ts";
import { isHoverEnabled } from "./settings.ts";
import { isSpecDocument, type Place, placeOf } from "./specDocuments.ts";

export function registerHover(features: FeatureStore, personas: PersonaStore): vscode.Disposable {
  const source = new HoverSource(features, personas);
  const provider: vscode.HoverProvider = {
    provideHover: (document, position, token) => guard("hover", () => source.hover(document, position, token)),
  };
  return vscode.Disposable.from(source, vscode.languages.registerHoverProvider({ language: "markdown" }, provider));
}

/** Larger documents are not read for hovers, in characters. */
const longest = 5_000_000;
/** Sayings and items in one hover at the most. */
const most = 3;

class HoverSource implements vscode.Disposable {
  readonly #features: FeatureStore;
  readonly #personas: PersonaStore;
  readonly #subscription: vscode.Disposable;
  /** Prepared documents by uri, for the version they were made of. */
  readonly #prepared = new Map<
    string,
    { readonly version: number | string; readonly document: SpecDocument | undefined }
  >();
  #index: { readonly personas: readonly PersonaEntry[]; readonly terms: TermIndex } | undefined;

  constructor(features: FeatureStore, personas: PersonaStore) {
    this.#features = features;
    this.#personas = personas;
    this.#subscription = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#prepared.delete(uri.toString()));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async hover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!isSpecDocument(document.uri, this.#features.state) || !isHoverEnabled(document.uri)) return undefined;
    await this.#personas.load();
    const place = placeOf(document.uri, this.#features.state);
    if (token.isCancellationRequested || !place) return undefined;
    const prepared = this.#prepare(document.uri, place.path, document.version, () => document.getText());
    const found = prepared && hoverAt(prepared, fromVsPosition(position), await this.#siblings(place), this.#terms());
    if (!found || token.isCancellationRequested || (found.kind === "unknownId" && !place.isFeature)) return undefined;
    return new vscode.Hover(this.#contents(found, place.feature), toVsRange(found.range));
  }

  /** `undefined` for a document that is too long. */
  #prepare(uri: vscode.Uri, path: string, version: number | string, read: () => string): SpecDocument | undefined {
    const key = uri.toString();
    const known = this.#prepared.get(key);
    if (known?.version === version) return known.document;
    const text = read();
    const document = text.length > longest ? undefined : specDocumentOf(path, text);
    if (this.#prepared.size > 50) this.#prepared.clear();
    this.#prepared.set(key, { version, document });
    return document;
  }

  /** The documents beside it that define ids. Those of the current feature were read already. */
  async #siblings({ feature, isFeature, path: own }: Place): Promise<readonly SpecDocument[]> {
    if (!isFeature) return [];
    const { directory, texts } = this.#features.state;
    const known = feature.path === directory?.path ? texts : undefined;
    const checklists = known ? [...known.keys()].filter((path) => path.startsWith("checklists/")) : [];
    const paths = ["spec.md", "tasks.md", ...checklists].filter((path) => path !== own);
    const documents = await Promise.all(
      paths.map(async (path) => {
        const sibling = vscode.Uri.joinPath(feature, path);
        const text = known ? known.get(path) : await readText(sibling);
        return text === undefined
          ? []
          : (this.#prepare(sibling.with({ fragment: "sibling" }), path, text, () => text) ?? []);
      }),
    );
    return documents.flat();
  }

  #terms(): TermIndex {
    const personas = this.#personas.active;
    const known = this.#index?.personas;
    const isSame = known?.length === personas.length && personas.every((entry, index) => entry === known[index]);
    if (!this.#index || !isSame) this.#index = { personas, terms: termIndexOf(personas) };
    return this.#index.terms;
  }

  #contents(hover: Hover, feature: vscode.Uri): vscode.MarkdownString[] {
    switch (hover.kind) {
      case "explanation":
        return [plain(toVsText(hover.message))];
      case "unknownId":
        return [plain(vscode.l10n.t("{0} is not defined in this feature’s documents.", hover.id))];
      case "definition":
        return definitionContents(hover.definition, hover.path, feature);
      case "term":
        return [...sayingsToShow(hover.term).slice(0, most).flatMap(sayingContents), ...this.#openItems(hover.term)];
    }
  }

  #openItems(term: Term): vscode.MarkdownString[] {
    const open = term.items.filter(({ personaKey, key }) => this.#entryOf(personaKey, keyId(key))?.state === "open");
    if (open.length === 0) return [];
    const heading = plain(vscode.l10n.t("Open items: {0}", open.length));
    return [
      heading,
      untrusted(
        open
          .slice(0, most)
          .map(({ text }) => `- ${text}`)
          .join("\n"),
      ),
    ];
  }

  #entryOf(personaKey: string, id: string): Entry | undefined {
    const entry = this.#personas.personaByKey(personaKey);
    if (!entry) return undefined;
    const { sections } = personaChecklist(this.#features.state, entry);
    return entriesOf(sections).find(({ key }) => keyId(key) === id);
  }
}

function sayingContents({ markdown, personaKey, personaName, topic }: Saying): vscode.MarkdownString[] {
  const source = new vscode.MarkdownString("$(account) ", true).appendText(
    topic === "" ? personaName : `${personaName} · ${topic}`,
  );
  source.isTrusted = { enabledCommands: [commands.openReference] };
  if (topic !== "")
    source.appendMarkdown(
      ` — ${link(vscode.l10n.t("Open reference"), { personaKey, heading: topic, ...leadOf(markdown) })}`,
    );
  return [source, untrusted(markdown)];
}

function definitionContents(
  { id, kind, line, state, text }: Definition,
  path: string,
  feature: vscode.Uri,
): vscode.MarkdownString[] {
  const names = {
    task: vscode.l10n.t("Task"),
    requirement: vscode.l10n.t("Requirement"),
    criterion: vscode.l10n.t("Success criterion"),
    check: vscode.l10n.t("Checklist item"),
    story: vscode.l10n.t("User story"),
  };
  const states = {
    open: vscode.l10n.t("open"),
    done: vscode.l10n.t("done"),
    other: vscode.l10n.t("neither open nor done"),
  };
  const head = new vscode.MarkdownString().appendMarkdown("**").appendText(id).appendMarkdown("** ");
  head.appendText(
    [names[kind], state ? states[state] : "", vscode.l10n.t("{0}, line {1}", path, line + 1)]
      .filter((part) => part !== "")
      .join(" · "),
  );
  const target = vscode.Uri.joinPath(feature, path).with({ fragment: `L${line + 1}` });
  return [head.appendMarkdown(` — [${vscode.l10n.t("Go to")}](${target.toString()})`), untrusted(text)];
}

/** The part of the topic that a saying begins with, where it has a name of its own. */
function leadOf(markdown: string): { readonly part?: string } {
  const part = /^\*\*([^*]+)\*\*/.exec(markdown)?.[1];
  return part === undefined ? {} : { part };
}

interface Target {
  readonly personaKey: string;
  readonly heading: string;
  readonly part?: string;
}

function link(label: string, target: Target): string {
  return `[${label}](command:${commands.openReference}?${encoded([target])})`;
}

/** A bracket in a topic's name must not end the link. */
function encoded(value: unknown): string {
  return encodeURIComponent(JSON.stringify(value)).replace(/[()]/g, (bracket) => (bracket === "(" ? "%28" : "%29"));
}
