import { readCurrent } from "./compare-files.ts";

/** The text of a file that "pnpm new-provider" creates. Throws a `MissingPackageError` if it does not exist. */
export function readRequired(root: string, path: string): string {
  const text = readCurrent(root, path);
  if (text === undefined) throw new MissingPackageError(path);
  return text;
}

/** Thrown when a spec has no package yet. */
export class MissingPackageError extends Error {
  override readonly name = "MissingPackageError";

  constructor(path: string) {
    const id = path.split("/")[1];
    super(`${path} does not exist; run "pnpm new-provider ${id}" to create the package`);
  }
}
