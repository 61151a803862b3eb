import { rmSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../../base/disk/replace-file.ts";
import type { PackagePlan } from "./plan-changesets.ts";

/** Writes the computed changesets, and removes obsolete ones. Returns the changed paths. */
export function applyPlans(root: string, plans: readonly PackagePlan[]): string[] {
  return plans.flatMap(({ file: { path, content, onDisk } }) => {
    if (onDisk === content) return [];
    const target = join(root, path);
    if (content === undefined) rmSync(target);
    else replaceFile(target, content);
    return [path];
  });
}
