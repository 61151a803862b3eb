import { cpSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";

/** A copy of a package, with the dependencies of the original. */
export interface PackageCopy extends Disposable {
  readonly folder: string;
}

/** Files outside of a package that its settings refer to. */
const SHARED = ["tsconfig.base.json", "scripts/base/test-limits.ts"];
/** Folders that are made anew or linked. */
const NOT_COPIED = new Set(["dist", "node_modules", ".turbo"]);

/** Copies a package of the repository at `root` into a temporary folder that is laid out the same way. */
export function copyPackage(root: string, path: string): PackageCopy {
  const top = new TemporaryFolder("agent-apis-faults-");
  const folder = join(top.path, path);
  mkdirSync(folder, { recursive: true });
  for (const file of SHARED) {
    if (existsSync(join(root, file))) cpSync(join(root, file), join(top.path, file));
  }
  cpSync(join(root, path), folder, { recursive: true, filter: (from) => !NOT_COPIED.has(basename(from)) });
  symlinkSync(join(root, path, "node_modules"), join(folder, "node_modules"));
  return { folder, [Symbol.dispose]: () => top[Symbol.dispose]() };
}
