import { readCurrent } from "./compare-files.ts";

/** The text of a file that "pnpm new-provider" makes. Throws a `MissingPackageError` when there is none. */
export function readRequired(root: string, path: string): string {
  const text = readCurrent(root, path);
  if (text === undefined) throw new MissingPackageError(path);
  return text;
}

/** A spec has no package yet. */
export class MissingPackageError extends Error {
  override readonly name = "MissingPackageError";

  constructor(path: string) {
    const id = path.split("/")[1];
    super(`${path} does not exist; "pnpm new-provider ${id}" makes the folders of a provider`);
  }
}
