import { rmSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../base/disk/replace-file.ts";
import type { Difference } from "./compare-files.ts";

/** Writes the rendered files that differ, and removes extra ones. A file is never half-written. */
export function writeFiles(root: string, { changed, missing, extra }: Difference): void {
  for (const { path, content } of [...changed, ...missing]) replaceFile(join(root, path), content);
  for (const path of extra) rmSync(join(root, path));
}
