// The endpoints that a feature's contracts name: in OpenAPI by its structure, in any other text as `POST /v1/users`.
import { isMap, isScalar, parseDocument } from "yaml";

/** UTF-16 code units; longer contracts are not read. */
const longest = 1_000_000;

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const written = new RegExp(String.raw`(?<![\p{L}\p{N}])(${methods.join("|")})\s{1,4}(/[^\s\x60"'<>),;|?#]*)`, "gu");

/** Each once, `POST /v1/users`, in the order of `contracts`, the texts of the files in contracts/. */
export function endpointsOf(contracts: readonly string[]): readonly string[] {
  return [...new Set(contracts.flatMap((text) => (text.length > longest ? [] : endpointsIn(text))))];
}

function endpointsIn(text: string): readonly string[] {
  if (/["']?\b(?:openapi|swagger)["']?\s*:/.test(text.slice(0, 2_000))) {
    const found = endpointsOfOpenApi(text);
    if (found.length > 0) return found;
  }
  return Array.from(text.matchAll(written), ([, method, path = ""]) => `${method} ${path.replace(/[.:*]+$/, "")}`);
}

/** JSON is YAML too. Aliases are not followed: an endpoint behind one is left out. */
function endpointsOfOpenApi(text: string): readonly string[] {
  const { contents } = parseDocument(text, { schema: "core", logLevel: "silent", prettyErrors: false });
  const paths = isMap(contents) ? contents.get("paths") : undefined;
  if (!isMap(paths)) return [];
  return paths.items.flatMap(({ key, value }) => {
    const path = nameOf(key);
    if (!path?.startsWith("/") || /\s/.test(path) || !isMap(value)) return [];
    return value.items.flatMap((each) => {
      const method = nameOf(each.key)?.toUpperCase() ?? "";
      return methods.includes(method) ? [`${method} ${path}`] : [];
    });
  });
}

function nameOf(key: unknown): string | undefined {
  return isScalar(key) && typeof key.value === "string" ? key.value : undefined;
}
