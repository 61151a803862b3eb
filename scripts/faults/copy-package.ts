import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** A copy of a package, with the dependencies of the original. */
export interface PackageCopy {
  readonly folder: string;
  readonly remove: () => void;
}

/** Folders that are made anew or linked. */
const NOT_COPIED = new Set(["dist", "node_modules", ".turbo"]);

/** Copies a package of the repository at `root` into a temporary folder that is laid out the same way. */
export function copyPackage(root: string, path: string): PackageCopy {
  const top = mkdtempSync(join(tmpdir(), "agent-apis-faults-"));
  const folder = join(top, path);
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, "tsconfig.base.json"), join(top, "tsconfig.base.json"));
  cpSync(join(root, path), folder, { recursive: true, filter: (from) => !NOT_COPIED.has(basename(from)) });
  symlinkSync(join(root, path, "node_modules"), join(folder, "node_modules"));
  return { folder, remove: () => rmSync(top, { recursive: true, force: true }) };
}
