import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The part of a `package.json` that counts. */
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
