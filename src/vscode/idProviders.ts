// Ids as symbols: T012, FR-003, SC-001, CHK007 and US1 lead to where the feature's documents define them and who refers to
// them. Rename is not offered: other files and people quote ids, so they never change.
import * as vscode from "vscode";
import { definitionPlaces, idAt, type PlaceInFeature, placesOf, referencesOnly } from "../core/guidance/idLookup.ts";
import type { IdPlace } from "../core/guidance/idPlaces.ts";
import { type Definition, rangeOfDefinition } from "../core/guidance/specDocument.ts";
import { fromVsPosition, toVsRange } from "./convert.ts";
import type { FeatureStore } from "./featureStore.ts";
import { guard } from "./log.ts";
import type { Prepared, PreparedDocuments } from "./preparedDocuments.ts";
import { isGuidanceOn } from "./settings.ts";

const markdown: vscode.DocumentSelector = { language: "markdown" };

export function registerIds(features: FeatureStore, documents: PreparedDocuments): vscode.Disposable {
  /** What `answer` makes of the id at a place; nothing where there is none. */
  const onId = <T>(
    what: string,
    answer: (found: Prepared & { readonly at: IdPlace }) => T | undefined,
  ): ((
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ) => Promise<T | undefined>) => {
    return (document, position, token) =>
      guard(what, async () => {
        if (!mayHoldId(document, position) || !isGuidanceOn("navigation", document.uri)) return undefined;
        const prepared = await documents.at(document, token);
        const at = prepared && idAt(prepared.own, fromVsPosition(position));
        return at && answer({ ...prepared, at });
      });
  };
  const references = (found: Prepared & { readonly at: IdPlace }, withDefinition: boolean) => {
    const { at, others, own, place } = found;
    const places = placesOf(at.id, own, others);
    const shown = withDefinition ? places : referencesOnly(at.id, places, [own, ...others]);
    return shown.map((each) => locationOf(place.feature, each));
  };
  const referencesProvider: vscode.ReferenceProvider = {
    provideReferences: (document, position, { includeDeclaration }, token) =>
      onId("references", (found) => references(found, includeDeclaration))(document, position, token),
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(markdown, {
      provideDefinition: onId("definition", ({ at, others, own, place }) =>
        definitionPlaces(at.id, own, others).map(({ path, range }) => ({
          originSelectionRange: toVsRange(at.range),
          targetUri: vscode.Uri.joinPath(place.feature, path),
          targetRange: toVsRange(range),
          targetSelectionRange: toVsRange(range),
        })),
      ),
    }),
    vscode.languages.registerReferenceProvider(markdown, referencesProvider),
    vscode.languages.registerDocumentHighlightProvider(markdown, {
      provideDocumentHighlights: onId("highlights", ({ at, own }) =>
        placesOf(at.id, own, []).map(({ range }) => new vscode.DocumentHighlight(toVsRange(range))),
      ),
    }),
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (_query, token) => guard("symbols", () => symbolsOf(features, documents, token)),
    }),
  );
}

/** Cheap, since VS Code asks at every move of the cursor: most words are no ids, and then no document is read. */
function mayHoldId(document: vscode.TextDocument, { line, character }: vscode.Position): boolean {
  const near = document.lineAt(line).text.slice(Math.max(0, character - 40), character + 40);
  return /\d/.test(near) || /^#/.test(document.lineAt(line).text);
}

const kinds: Readonly<Record<Definition["kind"], vscode.SymbolKind>> = {
  task: vscode.SymbolKind.Event,
  requirement: vscode.SymbolKind.Interface,
  criterion: vscode.SymbolKind.Constant,
  check: vscode.SymbolKind.Boolean,
  story: vscode.SymbolKind.Class,
};

/** Those of the current feature; VS Code picks the ones that fit what was typed. */
async function symbolsOf(
  features: FeatureStore,
  documents: PreparedDocuments,
  token: vscode.CancellationToken,
): Promise<vscode.SymbolInformation[] | undefined> {
  const { directory } = await features.load();
  if (!directory || token.isCancellationRequested || !isGuidanceOn("navigation", directory)) return undefined;
  const all = await documents.ofCurrent(() => token.isCancellationRequested);
  return all?.flatMap((document) =>
    Array.from(document.definitions.values(), (definition) => {
      const { id, kind, text } = definition;
      const uri = vscode.Uri.joinPath(directory, document.path);
      const location = new vscode.Location(uri, toVsRange(rangeOfDefinition(document, definition)));
      const name = kind === "story" ? `${id} ${text.replace(/^.*?\d[a-z]?\s*[-–—:：]?\s*/, "")}` : `${id} ${text}`;
      return new vscode.SymbolInformation(name.slice(0, 120), kinds[kind], document.path, location);
    }),
  );
}

function locationOf(feature: vscode.Uri, { path, range }: PlaceInFeature): vscode.Location {
  return new vscode.Location(vscode.Uri.joinPath(feature, path), toVsRange(range));
}
