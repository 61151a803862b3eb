import { existsSync } from "node:fs";
import { join } from "node:path";
import { ExpectedError } from "../base/terminal/expected-error.ts";
import { listPackageFolders } from "./list-package-folders.ts";

/** Throws an `ExpectedError` when a package is not built. */
export function requireBuilt(root: string): void {
  const unbuilt = listPackageFolders(root).filter(
    (folder) => !existsSync(join(root, "packages", folder, "dist/index.js")),
  );
  if (unbuilt.length > 0) throw new ExpectedError(`not built: ${unbuilt.join(", ")}; run pnpm build first`);
}
