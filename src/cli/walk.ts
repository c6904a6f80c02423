// Walks a directory as a `Walk` of core says, without going round in circles: no directory is entered twice.
import { realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { Walk } from "../core/speckit/discovery.ts";
import { entriesIn, kindOf } from "./files.ts";

export interface Walked {
  /** Below the root, with `/`; directories end in it. */
  readonly paths: readonly string[];
  /** What could not be looked into: its path below the root, "" for the root, and the reason. */
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
  /** Whether there was more than `most`. */
  readonly isCut: boolean;
}

/** A root that is missing has no paths. */
export function walk(root: string, { depth, most, skip, enter, directoriesOnly }: Walk): Walked {
  const paths: string[] = [];
  const unreadable: { readonly path: string; readonly message: string }[] = [];
  const isNew = newDirectories(root);
  let level = [""];
  for (let at = 0; at <= depth && level.length > 0; at++) {
    const next: string[] = [];
    for (const path of level) {
      const below = path.replace(/\/$/, "");
      const list = entriesIn(join(root, below));
      if (list.kind === "unreadable") unreadable.push({ path: below, message: list.message });
      for (const entry of list.kind === "entries" ? list.entries : []) {
        const { name } = entry;
        if (skip(name)) continue;
        const isLink = entry.isSymbolicLink();
        const target = isLink ? kindOf(join(root, path, name)) : undefined;
        if (target?.kind === "unreadable") {
          unreadable.push({ path: `${path}${name}`, message: target.message });
          continue;
        }
        const isDirectory = target ? target.kind === "directory" : entry.isDirectory();
        if (!isDirectory && directoriesOnly) continue;
        const isEntered = isDirectory && (enter?.(name) ?? true);
        if (isEntered && !isNew(join(root, path, name), isLink)) continue;
        if (paths.length >= most) return { paths, unreadable, isCut: true };
        paths.push(isDirectory ? `${path}${name}/` : `${path}${name}`);
        if (isEntered) next.push(`${path}${name}/`);
      }
    }
    level = next;
  }
  return { paths, unreadable, isCut: false };
}

/** Remembers directories. A link to one inside the root is never new: it is found where it really is. */
function newDirectories(root: string): (path: string, isLink: boolean) => boolean {
  const start = realPath(root);
  const seen = new Set([start]);
  return (path, isLink) => {
    const real = realPath(path);
    if (seen.has(real) || (isLink && (isWithin(real, start) || isWithin(start, real)))) return false;
    seen.add(real);
    return true;
  };
}

/** The path as given when it cannot be resolved: listing it will say why. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error) return path;
    throw error;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
