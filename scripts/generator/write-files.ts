import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Difference } from "./compare-files.ts";

/** Brings the disk to what was rendered. A file that is right already is not touched; none is ever half-written. */
export function writeFiles(root: string, { changed, missing, extra }: Difference): void {
  for (const { path, content } of [...changed, ...missing]) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    const unfinished = `${file}.${process.pid}.tmp`;
    writeFileSync(unfinished, content);
    renameSync(unfinished, file);
  }
  for (const path of extra) rmSync(join(root, path));
}
