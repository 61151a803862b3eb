import { join } from "node:path";
import { listFiles, readCurrent } from "./compare-files.ts";
import { hashText } from "./hash-text.ts";

const FOLDERS = [
  "scripts/generator",
  "scripts/base/json",
  "scripts/base/pattern",
  "scripts/generator/types-emitter",
  "scripts/base/yaml",
];

/** The runtime's names are read by the generator; the lockfiles say what is wanted and what is installed. */
const FILES = [
  "packages/runtime/src/index.ts",
  "scripts/base/disk/replace-file.ts",
  "pnpm-lock.yaml",
  "node_modules/.pnpm/lock.yaml",
];

/** The sources of the generator in the repository at `root`, and all else but specs that decides what it makes. */
export function listToolFiles(root: string): string[] {
  const sources = FOLDERS.flatMap((folder) => listFiles(root, folder)).filter(
    (path) => path.endsWith(".ts") && !/\/node_modules\/|\.test\.ts$/.test(path),
  );
  return [...sources, ...FILES];
}

/** Changes with anything in the repository at `root` that could make another output of the same spec. */
export function fingerprintTools(root: string): string {
  const texts = listToolFiles(root).map((path) => [path, hashText(readCurrent(root, path) ?? "")]);
  return hashText(JSON.stringify([process.version, texts]));
}

/** The repository that this file is in. */
export const TOOLS: string = join(import.meta.dirname, "../..");
