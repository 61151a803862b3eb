import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ExpectedError } from "../terminal/expected-error.ts";

/** A file could not be written. The message is one line that names the file and the reason. */
export class WriteError extends ExpectedError {
  override readonly name = "WriteError";
}

/**
 * Replaces a file atomically: on a full disk, or when the process is killed, it keeps its previous content. Creates the
 * folder if it is missing.
 */
export function replaceFile(file: string, content: string | Uint8Array): void {
  // Next to the file, because a rename only works within one disk. npm and git ignore swap files of editors.
  const unfinished = join(dirname(file), `.${basename(file)}.${process.pid}.swp`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeToDisk(unfinished, content);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new WriteError(`cannot write ${file}: ${describe(error)}`, { cause: error });
  }
}

/** Returns when the disk has the content: after a power cut, a renamed file could otherwise be empty. */
function writeToDisk(file: string, content: string | Uint8Array): void {
  const descriptor = openSync(file, "w");
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
