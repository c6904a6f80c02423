// What the commands that insert are handed: a row of the sidebar, or what a page or a quick fix asks for. It may come from
// anywhere, so nothing in it is taken on trust.
import * as vscode from "vscode";
import type { PersonaEntry } from "../../core/persona/catalog.ts";
import type { Stores } from "./stores.ts";

export interface InsertRequest {
  /** Only this persona's. */
  readonly entry?: PersonaEntry | undefined;
  /** Only the responsibility of this title or id. */
  readonly heading?: string | undefined;
  /** The document to insert into, where that is one of a feature. */
  readonly uri?: vscode.Uri | undefined;
}

/** A row, `{ personaKey?, heading?, uri? }`, or the editor's context menu's uri; empty for what is none of these. */
export function requestOf({ personas, tree }: Stores, argument: unknown): InsertRequest {
  if (argument instanceof vscode.Uri) return { uri: argument };
  if (typeof argument !== "object" || argument === null) return {};
  const node = tree.nodeOf(argument);
  if (node) return { entry: node.entry };
  const text = (key: string) => {
    const value: unknown = Reflect.get(argument, key);
    return typeof value === "string" ? value : undefined;
  };
  const [key, heading, uri] = [text("personaKey"), text("heading"), text("uri")];
  return {
    entry: key === undefined ? undefined : personas.personaByKey(key),
    heading,
    uri: uri === undefined ? undefined : vscode.Uri.parse(uri),
  };
}
