// Which documents the guidance in the editor speaks in, and which feature each belongs to.
import * as vscode from "vscode";
import { featureRoots } from "../core/speckit/discovery.ts";
import { activeDocumentUri } from "./activeDocument.ts";
import type { FeatureState, FeatureStore } from "./featureStore.ts";
import { guard } from "./log.ts";
import type { PersonaStore } from "./personaStore.ts";

/** A document in its feature. */
export interface Place {
  /** The feature's directory. */
  readonly feature: vscode.Uri;
  /** Below it, with `/`: `checklists/security.md`. */
  readonly path: string;
  /** False for a loose file below `specs/`, which has no documents beside it. */
  readonly isFeature: boolean;
  /** The feature's files, below its directory. */
  readonly documents: readonly string[];
}

/** `undefined` for a document that does not lie below a project's `specs/`. */
export function placeOf({ path }: vscode.Uri, { projects }: FeatureState): Place | undefined {
  for (const { features, root, uri } of projects) {
    if (!path.startsWith(`${root}/`)) continue;
    const below = path.slice(root.length + 1);
    const owners = features.filter(({ directory }) => below.startsWith(`${directory}/`));
    const owner = owners.reduce<(typeof owners)[number] | undefined>(
      (best, next) => (best && best.directory.length > next.directory.length ? best : next),
      undefined,
    );
    if (owner)
      return {
        feature: vscode.Uri.joinPath(uri, owner.directory),
        path: below.slice(owner.directory.length + 1),
        isFeature: true,
        documents: owner.documents,
      };
    const loose = featureRoots.find((specs) => below.startsWith(`${specs}/`));
    if (loose)
      return {
        feature: vscode.Uri.joinPath(uri, loose),
        path: below.slice(loose.length + 1),
        isFeature: false,
        documents: [],
      };
  }
  return undefined;
}

/**
 * A Markdown file of the workspace in a feature's directory; not the other side of a diff, a chat or a log. Before the
 * features were read, one below a directory `specs`.
 */
export function isSpecDocument(uri: vscode.Uri, state: FeatureState): boolean {
  if (!/\.md$/i.test(uri.path) || vscode.workspace.getWorkspaceFolder(uri) === undefined) return false;
  if (state.projects.length > 0) return placeOf(uri, state) !== undefined;
  return /(?:^|\/)specs\//.test(vscode.workspace.asRelativePath(uri));
}

/** Reads features and personas once the user looks at a Spec Kit document, so that the status bar can say which one. */
export function registerSpecWatch(features: FeatureStore, personas: PersonaStore): vscode.Disposable {
  const look = () => {
    const uri = activeDocumentUri();
    if (uri && isSpecDocument(uri, features.state)) void guard("read personas", () => personas.load());
  };
  // After activation, which reads no file.
  const first = setTimeout(look, 0);
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(first) },
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.tabGroups.onDidChangeTabs(look),
  );
}
