import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
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

/** Makes one call and gives the id that the answer has. */
export type Call = () => Promise<string>;

/** The caller that each module in `callers/` creates. */
export type CreateCaller = (options: {
  readonly baseUrl: string;
  readonly token: string;
  readonly body: object;
  readonly fetch?: typeof fetch;
}) => Call;

/** Loads a client of `callers/`. They are JavaScript: what they import is installed for the bench alone. */
export async function loadCaller(name: string): Promise<CreateCaller> {
  const url = pathToFileURL(join(import.meta.dirname, "callers", `${name}.mjs`)).href;
  const module: { createCaller: CreateCaller } = await import(url);
  return module.createCaller;
}
