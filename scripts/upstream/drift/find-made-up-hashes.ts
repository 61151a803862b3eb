import { sha256 } from "../../compare/sha256.ts";
import type { PageLock } from "./lock.ts";

/** Pages with hashes that no page has: those of nothing and of names, those of two pages at once, and patterns. */
export function findMadeUpHashes({ pages }: PageLock): string[] {
  const entries = Object.entries(pages).flatMap(([file, hash]) => (hash === null ? [] : [{ file, hash }]));
  const times = Map.groupBy(entries, ({ hash }) => hash);
  return entries
    .filter(({ file, hash }) => {
      const names = ["", "\n", file, file.split("/").at(-1) ?? "", file.replace(/\.\w+$/, "")];
      return (
        names.some((name) => sha256(name) === hash) ||
        new Set(hash).size < 8 ||
        (times.get(hash)?.length ?? 0) > 1
      );
    })
    .map(({ file }) => file);
}
