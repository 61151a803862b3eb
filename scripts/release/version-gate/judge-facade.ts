import { parse } from "yaml";
import { nameProvider } from "../../generator/provider-names.ts";
import { textOf } from "../../base/json/json-object.ts";
import { valueAt } from "../../base/json/json-pointer.ts";
import type { FileTree } from "./file-tree.ts";
import { versionOf } from "./package-manifest.ts";
import { quote, type Reason } from "./reason.ts";

/** The folder of the facade in `packages/`, and its name. */
export const FACADE = "agent-apis";

/** The providers in a tree: a folder in `specs/` each. */
export function providersIn(tree: FileTree): string[] {
  const ids = [...tree.keys()].flatMap((path) => /^specs\/([^/]+)\/openapi\.yaml$/.exec(path)?.[1] ?? []);
  return [...new Set(ids)].toSorted();
}

/** The name of a provider's API, for people. */
export function titleOf(tree: FileTree, id: string): string {
  const document: unknown = parse(tree.get(`specs/${id}/openapi.yaml`) ?? "");
  return textOf(valueAt(document, ["info", "title"])) ?? id;
}

/** The keys that the facade gained and lost, with its own reasons in place of what they do to its types. */
export function judgeKeys(old: FileTree, current: FileTree, types: readonly Reason[]): Reason[] {
  const [before, after] = [old, current].map((tree) =>
    providersIn(tree).filter((id) => versionOf(tree, id) !== undefined),
  );
  const added = after?.filter((id) => before?.includes(id) !== true) ?? [];
  const removed = before?.filter((id) => after?.includes(id) !== true) ?? [];
  const names = [...added, ...removed].flatMap(namesOf).map(quote);
  return [
    ...removed.map((id) => {
      const text = `the key ${keyOf(id)} is gone, and with it the client for ${titleOf(old, id)}`;
      return { ...OF_CODE, class: "breaking", text } as const;
    }),
    ...added.map((id) => {
      const text = `the key ${keyOf(id)} is new, for a client of ${titleOf(current, id)}`;
      return { ...OF_CODE, class: "feature", text } as const;
    }),
    ...types.filter(({ text }) => !names.some((name) => text.includes(name))),
  ];
}

const OF_CODE = { verdict: "code", pointer: "#/", operations: [] } as const;

function keyOf(id: string): string {
  return quote(nameProvider(id).key);
}

/** Name of a provider in the facade's types. */
function namesOf(id: string): string[] {
  const { key, pascal } = nameProvider(id);
  return [
    key,
    `ProviderOptions.${key}`,
    `ProviderClients.${key}`,
    `${pascal}Client`,
    `${pascal}ClientOptions`,
  ];
}
