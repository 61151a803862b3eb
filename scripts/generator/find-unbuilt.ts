import { existsSync } from "node:fs";
import { join } from "node:path";
import { listPackageFolders } from "./list-package-folders.ts";

/** Message if packages must be built before they can be measured; `undefined` otherwise. */
export function findUnbuilt(root: string): string | undefined {
  const unbuilt = listPackageFolders(root).filter(
    (folder) => !existsSync(join(root, "packages", folder, "dist/index.js")),
  );
  return unbuilt.length === 0 ? undefined : `not built: ${unbuilt.join(", ")}; run pnpm build first`;
}
