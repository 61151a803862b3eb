import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { PackedPackage } from "./packed-package.ts";

const IMPORT = /(?:^|[\s;}])(?:from|import)\s*\(?\s*"([^"]+)"/g;

/** Imports of files that are not in the package and of packages that its manifest does not declare. */
export function findImportProblems({ directory, files, manifest }: PackedPackage): string[] {
  const dependencies = new Set(Object.keys(Object(manifest["dependencies"])));
  return files
    .filter((file) => /^dist\/.+\.(js|d\.ts)$/.test(file))
    .flatMap((file) => {
      const text = withoutComments(readFileSync(join(directory, file), "utf8"));
      return [...text.matchAll(IMPORT)].flatMap(([, specifier = ""]) => {
        if (!specifier.startsWith(".")) {
          const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
          return dependencies.has(name) ? [] : [`${file} imports ${name}, which is not declared`];
        }
        const path = posix.join(posix.dirname(file), specifier);
        const declaration = path.replace(/\.js$/, ".d.ts");
        return files.includes(path) && files.includes(declaration)
          ? []
          : [`${file} imports ${path}, which is not in the package`];
      });
    });
}

/** Examples in comments import what they like. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
}
