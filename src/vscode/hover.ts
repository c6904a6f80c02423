// Hovers in Spec Kit documents: asks the core what there is to say at a place; how it looks is in hoverContents.ts.
import * as vscode from "vscode";
import { headingHoverAt } from "../core/guidance/headingHover.ts";
import { type Hover, hoverAt } from "../core/guidance/hover.ts";
import { type TermIndex, termIndexOf } from "../core/guidance/terms.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import { fromVsPosition, toVsRange } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { type Asker, headingContents, hoverContents } from "./hoverContents.ts";
import { guard } from "./log.ts";
import { personasInFeature } from "./personaChecklists.ts";
import type { PersonaStore } from "./personaStore.ts";
import type { Prepared, PreparedDocuments } from "./preparedDocuments.ts";
import { isGuidanceOn, isHoverEnabled, silentPersonas } from "./settings.ts";
import { isSpecDocument } from "./specDocuments.ts";

export function registerHover(
  features: FeatureStore,
  personas: PersonaStore,
  documents: PreparedDocuments,
): vscode.Disposable {
  const source = new HoverSource(features, personas, documents);
  const provider: vscode.HoverProvider = {
    provideHover: (document, position, token) => guard("hover", () => source.hover(document, position, token)),
  };
  return vscode.languages.registerHoverProvider({ language: "markdown" }, provider);
}

class HoverSource {
  readonly #features: FeatureStore;
  readonly #personas: PersonaStore;
  readonly #documents: PreparedDocuments;
  #index: { readonly personas: readonly PersonaEntry[]; readonly terms: TermIndex } | undefined;

  constructor(features: FeatureStore, personas: PersonaStore, documents: PreparedDocuments) {
    this.#features = features;
    this.#personas = personas;
    this.#documents = documents;
  }

  async hover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!isSpecDocument(document.uri, this.#features.state) || !isHoverEnabled(document.uri)) return undefined;
    await this.#personas.load();
    const prepared = await this.#documents.at(document, token);
    if (!prepared) return undefined;
    const found = this.#at(prepared, position, document.uri);
    const heading = this.#heading(prepared, position, document.uri);
    const range = found?.range ?? heading?.range;
    if (!range) return undefined;
    const asker = this.#asker(prepared);
    const contents = [
      ...(found ? hoverContents(found, asker) : []),
      ...(heading ? headingContents(heading, asker, found?.kind === "term" ? found.term.items : []) : []),
    ];
    return new vscode.Hover(contents, toVsRange(range));
  }

  #at({ others, own, place }: Prepared, position: vscode.Position, uri: vscode.Uri): Hover | undefined {
    const found = hoverAt(own, fromVsPosition(position), others, this.#terms(uri));
    if (!found || (found.kind === "unknownId" && !place.isFeature)) return undefined;
    const kinds = { explanation: "marks", definition: "ids", unknownId: "ids", term: "terms" } as const;
    return isGuidanceOn(kinds[found.kind], uri) ? found : undefined;
  }

  #heading({ own, place }: Prepared, position: vscode.Position, uri: vscode.Uri) {
    const { state } = this.#features;
    // Of another feature's checklists nothing is known here.
    const isCurrent = state.directory?.path === place.feature.path;
    const isAsked = isCurrent && isGuidanceOn("headings", uri);
    const roles = isAsked ? personasInFeature(state, this.#speaking(uri)) : [];
    const found = headingHoverAt(own, fromVsPosition(position), roles, this.#terms(uri));
    if (!found || isGuidanceOn("marks", uri)) return found;
    return found.roles.length > 0 ? { range: found.range, roles: found.roles } : undefined;
  }

  #asker({ place }: Prepared): Asker {
    const { state } = this.#features;
    return {
      feature: place.feature,
      isCurrent: state.directory?.path === place.feature.path,
      state,
      personaByKey: (key) => this.#personas.personaByKey(key),
    };
  }

  /** The chosen roles without those that are silent in the editor. */
  #speaking(uri: vscode.Uri): readonly PersonaEntry[] {
    const silent = silentPersonas(uri);
    return this.#personas.active.filter(({ key }) => !silent.includes(key));
  }

  #terms(uri: vscode.Uri): TermIndex {
    const personas = isGuidanceOn("terms", uri) ? this.#speaking(uri) : [];
    const known = this.#index?.personas;
    const isSame = known?.length === personas.length && personas.every((entry, index) => entry === known[index]);
    if (!this.#index || !isSame) this.#index = { personas, terms: termIndexOf(personas) };
    return this.#index.terms;
  }
}
