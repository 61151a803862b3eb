import { rmSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../base/disk/replace-file.ts";
import type { Difference } from "./compare-files.ts";

/** Brings the disk to what was rendered. A file that is right already is not touched; none is ever half-written. */
export function writeFiles(root: string, { changed, missing, extra }: Difference): void {
  for (const { path, content } of [...changed, ...missing]) replaceFile(join(root, path), content);
  for (const path of extra) rmSync(join(root, path));
}
