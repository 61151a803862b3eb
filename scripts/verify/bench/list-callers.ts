import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readManifest } from "../../base/packages/installed-packages.ts";

/** A client that is compared. */
export interface Caller {
  readonly name: string;
  /** Folder of the package that it uses, if any. */
  readonly directory: string | undefined;
  readonly version: string;
}

export const BARE = "bare-fetch";
export const CONTROL = "control";
export const TIMED = "bare-fetch-timeout";
export const OURS = "ours";

/** The clients in `callers/`, ours and bare fetch first. */
export function listCallers(): Caller[] {
  const names = readdirSync(join(import.meta.dirname, "callers")).map((file) => basename(file, ".mjs"));
  const first = [BARE, CONTROL, TIMED, OURS];
  return [...first, ...names.filter((name) => !first.includes(name)).toSorted()].map((name) => {
    const source = readFileSync(join(import.meta.dirname, "callers", `${name}.mjs`), "utf8");
    const imported = /from "([^."][^"]*)"/.exec(source)?.[1];
    const own = /from "([./]+\/packages\/[^/"]+)/.exec(source)?.[1];
    if (imported === undefined && own === undefined) return { name, directory: undefined, version: "" };
    const directory = join(
      import.meta.dirname,
      own === undefined ? `node_modules/${imported}` : `callers/${own}`,
    );
    return { name, directory, version: readManifest(directory).version };
  });
}
