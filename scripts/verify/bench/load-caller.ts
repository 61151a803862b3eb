import { join } from "node:path";
import { pathToFileURL } from "node:url";

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
