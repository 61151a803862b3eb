import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folders in `specs/` are the list of providers, except `common`, which has shared components. */
export function listProviders(root: string): string[] {
  const specs = join(root, "specs");
  if (!existsSync(specs)) return [];
  return readdirSync(specs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "common")
    .map((entry) => entry.name)
    .toSorted();
}
