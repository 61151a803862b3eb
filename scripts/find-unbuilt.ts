import { existsSync } from "node:fs";
import { join } from "node:path";
import { listPackageFolders } from "./list-package-folders.ts";

/** What to say to somebody who wants built packages measured that are not; nothing when all are. */
export function findUnbuilt(root: string): string | undefined {
  const unbuilt = listPackageFolders(root).filter(
    (folder) => !existsSync(join(root, "packages", folder, "dist/index.js")),
  );
  return unbuilt.length === 0 ? undefined : `not built: ${unbuilt.join(", ")}; run pnpm build first`;
}
