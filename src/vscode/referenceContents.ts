// What the reference panel shows of a persona in the current feature, from the stores. Knows no webview.
import * as vscode from "vscode";
import type { Entry } from "../core/checklist/personaChecklist.ts";
import type { PersonaEntry } from "../core/persona/catalog.ts";
import type { Collaboration, Persona } from "../core/persona/persona.ts";
import { type PageTopic, type ReferencePage, referencePage } from "../core/reference/page.ts";
import { pageHtml } from "../core/reference/pageHtml.ts";
import { type PageStrings, pageStrings } from "../core/reference/pageStrings.ts";
import type { TopicAction } from "../core/reference/protocol.ts";
import { type ItemState, itemStates, qualityGroups } from "../core/reference/quality.ts";
import type { SearchPersona } from "../core/reference/search.ts";
import { searchPersona } from "../core/reference/searchTexts.ts";
import { templateOfTopic } from "../core/templates/topicTemplate.ts";
import { toVsText } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { personaChecklist } from "./personaChecklists.ts";
import type { PersonaStore } from "./personaStore.ts";

export interface ReferenceContent {
  readonly page: ReferencePage;
  readonly html: string;
}

export class ReferenceContents {
  readonly #features: FeatureStore;
  readonly #personas: PersonaStore;
  readonly #texts = new WeakMap<Persona, SearchPersona>();

  constructor(features: FeatureStore, personas: PersonaStore) {
    this.#features = features;
    this.#personas = personas;
  }

  contentOf(entry: PersonaEntry): ReferenceContent {
    const { sections } = personaChecklist(this.#features.state, entry);
    const page = referencePage(entry.persona, (other) => this.#entryOf(other)?.key, sections);
    const setting = {
      hrefOf: (key: string) => `#persona=${encodeURIComponent(key)}`,
      inEditor: true,
      actionsFor: (topic: PageTopic) => this.#actionsFor(topic),
    };
    return { page, html: pageHtml(page, strings(), setting) };
  }

  /** What `contentOf` takes from the checklist's file: while it stays the same, the page does. */
  checklistOf(entry: PersonaEntry): string {
    return JSON.stringify(qualityGroups(personaChecklist(this.#features.state, entry).sections));
  }

  statesOf(entry: PersonaEntry): readonly ItemState[] {
    return itemStates(personaChecklist(this.#features.state, entry).sections, noteOf);
  }

  /** Of all personas. Reads those that were not read yet one by one, so that nothing else has to wait for all of them. */
  async texts(): Promise<readonly SearchPersona[]> {
    const active = new Set(this.#personas.active.map(({ key }) => key));
    const all: SearchPersona[] = [];
    for (const entry of this.#personas.catalog) all.push(await this.#textsOf(entry, active.has(entry.key)));
    return all;
  }

  async #textsOf(entry: PersonaEntry, active: boolean): Promise<SearchPersona> {
    const known = this.#texts.get(entry.persona);
    if (known) return { ...known, active };
    await new Promise((resolve) => setTimeout(resolve));
    const texts = searchPersona(entry, active, strings());
    this.#texts.set(entry.persona, texts);
    return texts;
  }

  #actionsFor(topic: PageTopic): readonly TopicAction[] {
    const all: readonly TopicAction[] = ["insertTasks", "insertSection", "copyMarkdown", "openLine"];
    return all.filter((action) => action !== "insertTasks" || templateOfTopic(topic) !== undefined);
  }

  #entryOf(other: Collaboration): PersonaEntry | undefined {
    const personas = this.#personas;
    return personas.personaNamed(other.with) ?? (other.shortName ? personas.personaNamed(other.shortName) : undefined);
  }
}

function strings(): PageStrings {
  return pageStrings(toVsText);
}

/** Its mark when it is neither open nor done, why it does not apply, and whether it stands in the file alone. */
function noteOf({ mark, notApplicable, personaLine, state }: Entry): string {
  const notes = [
    state === "other" ? `[${mark}]` : "",
    notApplicable ? vscode.l10n.t("N/A: {0}", notApplicable) : notApplicable === "" ? vscode.l10n.t("N/A") : "",
    personaLine === undefined ? vscode.l10n.t("only in this file") : "",
  ];
  return notes.filter((note) => note !== "").join(" · ");
}
