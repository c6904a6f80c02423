// Hovers in Spec Kit documents. Our own links stand in a Markdown string of their own: the only one that may run commands.
import * as vscode from "vscode";
import type { Entry } from "../core/checklist/personaChecklist.ts";
import { keyId } from "../core/checklist/tick.ts";
import { type Hover, hoverAt } from "../core/guidance/hover.ts";
import { safeMarkdown } from "../core/guidance/safeMarkdown.ts";
import { type Definition, type SpecDocument, specDocumentOf } from "../core/guidance/specDocument.ts";
import { type Saying, type Term, type TermIndex, termIndexOf } from "../core/guidance/terms.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import { fromVsPosition, toVsRange, toVsText } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { readText } from "./files.ts";
import { commands } from "./ids.ts";
import { guard } from "./log.ts";
import { personaChecklist } from "./personaChecklists.ts";
import type { PersonaStore } from "./personaStore.ts";
import { activePersonas } from "./roles.ts";
import { isHoverEnabled } from "./settings.ts";
import { isSpecDocument } from "./specDocuments.ts";

export function registerHover(
  features: FeatureStore,
  personas: PersonaStore,
  memento: vscode.Memento,
): vscode.Disposable {
  const source = new HoverSource(features, personas, memento);
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
  readonly #memento: vscode.Memento;
  readonly #subscription: vscode.Disposable;
  /** Prepared documents by uri, for the version they were made of. */
  readonly #prepared = new Map<string, { readonly version: number | string; readonly document: SpecDocument }>();
  #index: { readonly personas: readonly PersonaEntry[]; readonly terms: TermIndex } | undefined;

  constructor(features: FeatureStore, personas: PersonaStore, memento: vscode.Memento) {
    this.#features = features;
    this.#personas = personas;
    this.#memento = memento;
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
    if (!isSpecDocument(document.uri) || !isHoverEnabled(document.uri)) return undefined;
    await this.#personas.load();
    if (token.isCancellationRequested) return undefined;
    const text = document.getText();
    if (text.length > longest) return undefined;
    const path = pathInFeature(document.uri);
    const prepared = this.#prepare(document.uri, path, document.version, () => text);
    const found = hoverAt(prepared, fromVsPosition(position), await this.#siblings(document.uri), this.#terms());
    return found && new vscode.Hover(this.#contents(found, document.uri), toVsRange(found.range));
  }

  #prepare(uri: vscode.Uri, path: string, version: number | string, read: () => string): SpecDocument {
    const key = uri.toString();
    const known = this.#prepared.get(key);
    if (known?.version === version) return known.document;
    const document = specDocumentOf(path, read());
    if (this.#prepared.size > 50) this.#prepared.clear();
    this.#prepared.set(key, { version, document });
    return document;
  }

  /** The documents beside it that define ids. Those of the current feature were read already. */
  async #siblings(uri: vscode.Uri): Promise<readonly SpecDocument[]> {
    const { directory, texts } = this.#features.state;
    const own = featureUri(uri);
    const known = own.path === directory?.path ? texts : undefined;
    const checklists = known ? [...known.keys()].filter((path) => path.startsWith("checklists/")) : [];
    const documents = await Promise.all(
      ["spec.md", "tasks.md", ...checklists].map(async (path) => {
        const sibling = vscode.Uri.joinPath(own, path);
        const text = sibling.path === uri.path ? undefined : known ? known.get(path) : await readText(sibling);
        return text === undefined ? [] : [this.#prepare(sibling.with({ fragment: "sibling" }), path, text, () => text)];
      }),
    );
    return documents.flat();
  }

  #terms(): TermIndex {
    const personas = activePersonas(this.#memento, this.#personas);
    const known = this.#index?.personas;
    const isSame = known?.length === personas.length && personas.every((entry, index) => entry === known[index]);
    if (!this.#index || !isSame) this.#index = { personas, terms: termIndexOf(personas) };
    return this.#index.terms;
  }

  #contents(hover: Hover, uri: vscode.Uri): vscode.MarkdownString[] {
    switch (hover.kind) {
      case "explanation":
        return [plain(toVsText(hover.message))];
      case "unknownId":
        return [plain(vscode.l10n.t("{0} is not defined in this feature’s documents.", hover.id))];
      case "definition":
        return definitionContents(hover.definition, hover.path, uri);
      case "term":
        return [...hover.term.sayings.slice(0, most).flatMap(sayingContents), ...this.#openItems(hover.term)];
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
    return sections
      .flatMap(({ groups }) => groups.flatMap(({ entries }) => entries))
      .find(({ key }) => keyId(key) === id);
  }
}

function sayingContents({ markdown, personaKey, personaName, topic }: Saying): vscode.MarkdownString[] {
  const source = new vscode.MarkdownString("$(account) ", true).appendText(
    topic === "" ? personaName : `${personaName} · ${topic}`,
  );
  source.isTrusted = { enabledCommands: [commands.openReference] };
  if (topic !== "")
    source.appendMarkdown(` — ${link(vscode.l10n.t("Open reference"), { personaKey, heading: topic })}`);
  return [source, untrusted(markdown)];
}

function definitionContents(
  { id, kind, line, state, text }: Definition,
  path: string,
  uri: vscode.Uri,
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
  const target = vscode.Uri.joinPath(featureUri(uri), path).with({ fragment: `L${line + 1}` });
  return [head.appendMarkdown(` — [${vscode.l10n.t("Go to")}](${target.toString()})`), untrusted(text)];
}

function link(label: string, target: { readonly personaKey: string; readonly heading: string }): string {
  return `[${label}](command:${commands.openReference}?${encodeURIComponent(JSON.stringify([target]))})`;
}

/** Not `appendText`, which keeps lines from breaking at spaces. */
function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(text.replace(/[\\`*_{}[\]()#+!<>|~-]/g, "\\$&"));
}

function untrusted(markdown: string): vscode.MarkdownString {
  return new vscode.MarkdownString(safeMarkdown(markdown));
}

/** `specs/003-user-login/checklists/security.md` is `checklists/security.md` in its feature. */
function pathInFeature(uri: vscode.Uri): string {
  return /\/(checklists\/[^/]+|[^/]+)$/.exec(uri.path)?.[1] ?? "";
}

function featureUri(uri: vscode.Uri): vscode.Uri {
  return uri.with({ path: uri.path.slice(0, -pathInFeature(uri).length - 1) });
}
