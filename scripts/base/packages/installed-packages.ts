import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** The part of a `package.json` that our tools read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package, and the folder that it is in. */
export interface InstalledPackage extends Manifest {
  readonly directory: string;
}

/** Reads the manifest of the package in a folder. */
export function readManifest(directory: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  return manifest;
}

/** The package in a folder and everything that it depends on, each once. */
export function listInstalled(directory: string): InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();
  const visit = (folder: string): void => {
    if (found.has(folder)) return;
    const manifest = readManifest(folder);
    found.set(folder, { ...manifest, directory: folder });
    for (const name of Object.keys(manifest.dependencies ?? {})) visit(findInstalled(name, folder));
  };
  visit(realpathSync(directory));
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
