import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { listPackages, type Manifest, readManifest } from "./list-packages.ts";

/** A package that ours depend on, as it is installed here. */
export interface ThirdParty extends Manifest {
  readonly directory: string;
}

/** Every package that ours depend on, directly or not, and that is not ours. Read from what is installed at `root`. */
export function listThirdParty(root: string): ThirdParty[] {
  const packages = listPackages(root);
  const own = new Set(packages.map(({ name }) => name));
  const found = new Map<string, ThirdParty>();
  const visit = (dependencies: Readonly<Record<string, string>>, from: string): void => {
    for (const name of Object.keys(dependencies)) {
      if (own.has(name)) continue;
      const directory = findInstalled(name, from);
      if (found.has(directory)) continue;
      const manifest = readManifest(join(directory, "package.json"));
      found.set(directory, { ...manifest, directory });
      visit(manifest.dependencies ?? {}, directory);
    }
  };
  for (const { folder, dependencies } of packages) visit(dependencies, join(root, "packages", folder));
  return [...found.values()];
}

/** Looks in the `node_modules` of the folder and of those above it, as Node does. */
function findInstalled(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
    if (folder === dirname(folder)) throw new Error(`${name} is not installed for ${from}`);
  }
}
