import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { PackedPackage } from "./packed-package.ts";

/** Built files without a source map in the package, and source maps that point at what is not in the package. */
export function findSourceMapProblems({ directory, files }: PackedPackage): string[] {
  const read = (file: string): string => readFileSync(join(directory, file), "utf8");
  const withoutMap = files
    .filter((file) => /^dist\/.+\.(js|d\.ts)$/.test(file))
    .flatMap((file) => {
      const [, map] = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(read(file)) ?? [];
      if (map === undefined) return [`${file} names no source map`];
      const path = posix.join(posix.dirname(file), map);
      return files.includes(path) ? [] : [`${file} names ${path}, which is not in the package`];
    });
  const pointingNowhere = files
    .filter((file) => file.endsWith(".map"))
    .flatMap((file) => {
      const { sources, sourceRoot = "" }: { sources: string[]; sourceRoot?: string } = JSON.parse(read(file));
      return sources
        .map((source) => posix.join(posix.dirname(file), sourceRoot, source))
        .filter((source) => !files.includes(source))
        .map((source) => `${file} points at ${source}, which is not in the package`);
    });
  return [...withoutMap, ...pointingNowhere];
}
