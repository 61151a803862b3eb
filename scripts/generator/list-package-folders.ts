import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folders in `packages/` that are packages. One that was removed can leave behind what git ignores. */
export function listPackageFolders(root: string): string[] {
  return readdirSync(join(root, "packages"))
    .filter((folder) => existsSync(join(root, "packages", folder, "package.json")))
    .toSorted();
}
