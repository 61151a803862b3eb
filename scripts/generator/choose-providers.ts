import { UsageError } from "../base/terminal/run-command-line.ts";
import { listProviders } from "./list-providers.ts";

/** Returns the given providers, or all of them if none is given. Throws a `UsageError` for an unknown one. */
export function chooseProviders(root: string, ids: readonly string[]): readonly string[] {
  const known = listProviders(root);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new UsageError(`no provider ${unknown.join(", ")} in specs/; there are: ${known.join(", ")}`);
  return ids.length > 0 ? ids : known;
}
