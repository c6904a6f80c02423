// Which words of a task are paths of files. Knows no file system: a path is told by how it is written.
import { segmentsOf } from "./segments.ts";

const part = String.raw`(?:[\p{L}\p{N}_@.+-]|\[[\p{L}\p{N}_.-]+\]|\([\p{L}\p{N}_.-]+\))+`;
/** Not within a URL, a route such as `/v1/users` or a placeholder. */
const word = new RegExp(String.raw`(?<![\p{L}\p{N}_./:@{\\-])[\p{L}\p{N}_@.+-]+(?:/${part})*/?`, "gu");
const endings =
  "cfg|cs|css|csv|go|gradle|graphql|html|ini|ipynb|java|json|jsx|kt|lock|md|mjs|php|proto|py|rb|rs|scss|sh|sql|svelte|swift|tf|toml|ts|tsx|txt|vue|xml|ya?ml";
const fileName = new RegExp(String.raw`^[\p{L}\p{N}_.-]+\.(?:${endings})$`, "u");

/** The paths in `text`, each once: `src/api/auth.py`, `migrations/`, `pyproject.toml`; not `and/or`, `POST /users` or a URL. */
export function pathsIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(word), ([found]) => withoutStop(found)).filter(isPath))];
}

/** `text` with each of `paths` in braces, as the placeholder that it is an example of. */
export function withPlaceholders(text: string, paths: ReadonlySet<string>): string {
  return text.replace(word, (found) => {
    const path = withoutStop(found);
    return paths.has(path) ? `{${path}}${found.slice(path.length)}` : found;
  });
}

/** What a task says that it touches: its paths, and the placeholders that stand for one, `{src/api/file}`. */
export function filesOf(text: string): readonly string[] {
  const placeholders = segmentsOf(text).flatMap(({ kind, text: name }) =>
    kind === "placeholder" && isPathName(name) ? `{${name.trim()}}` : [],
  );
  return [...pathsIn(text), ...placeholders];
}

/** Whether a placeholder is written as a path: `tests/contract/test_name`. */
export function isPathName(placeholder: string): boolean {
  return /^[^\s/]+(?:\/[^\s/]+)+$/.test(placeholder.trim());
}

function isPath(found: string): boolean {
  const slashes = found.split("/").length - 1;
  if (slashes === 0) return fileName.test(found);
  if (!/\p{L}/u.test(found)) return false;
  return slashes > 1 || found.endsWith("/") || /\.\p{L}[\p{L}\p{N}_]{0,9}$/u.test(found);
}

/** Without the full stop of the sentence. */
function withoutStop(found: string): string {
  return found.replace(/\.+$/, "");
}
