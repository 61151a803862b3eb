import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What counts in a `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Reads the manifest of the package in a directory. */
export function readManifest(directory: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  return manifest;
}
