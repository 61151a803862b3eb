import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folders in `packages/` that are packages. A removed package can leave a folder with ignored files. */
export function listPackageFolders(root: string): string[] {
  return readdirSync(join(root, "packages"))
    .filter((folder) => existsSync(join(root, "packages", folder, "package.json")))
    .toSorted();
}
