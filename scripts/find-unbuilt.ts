import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What to say to somebody who wants built packages measured that are not; nothing when all are. */
export function findUnbuilt(root: string): string | undefined {
  const unbuilt = readdirSync(join(root, "packages")).filter((folder) => {
    const has = (name: string): boolean => existsSync(join(root, "packages", folder, name));
    // A package that was removed can leave behind what git ignores.
    return has("package.json") && !has("dist/index.js");
  });
  return unbuilt.length === 0 ? undefined : `not built: ${unbuilt.join(", ")}; run pnpm build first`;
}
