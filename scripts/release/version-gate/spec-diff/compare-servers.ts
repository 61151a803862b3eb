import { METHODS } from "../../../generator/document.ts";
import { canonicalJson } from "../../../base/json/canonical-json.ts";
import { entriesOf, textOf } from "../../../base/json/json-object.ts";
import { formatPointer, valueAt } from "../../../base/json/json-pointer.ts";
import type { BundledDocument } from "../bundle-document.ts";
import type { ChangeClass } from "../change-class.ts";
import { quote } from "../reason.ts";
import type { Keys } from "./schema-shape.ts";

/** Compares the servers that calls go to. */
export interface ServerChange {
  readonly class: ChangeClass;
  readonly text: string;
  readonly pointer: string;
  /** None for the servers of the whole document. */
  readonly operation: string | undefined;
  readonly isUntyped: true;
}

/** The first server is the one that clients call; the others are there for people. */
export function compareServers(old: BundledDocument, current: BundledDocument): ServerChange[] {
  return [
    ...compareAt(old, current, [], undefined),
    ...entriesOf(current["paths"]).flatMap(([path]) =>
      METHODS.flatMap((method) => {
        const keys = ["paths", path, method];
        const isInBoth = [old, current].every((document) => valueAt(document, keys) !== undefined);
        const operation = `${method.toUpperCase()} ${path}`;
        return isInBoth ? compareOwn(old, current, keys, operation) : [];
      }),
    ),
  ];
}

/** An operation or a path can have servers of its own. */
function compareOwn(
  old: BundledDocument,
  current: BundledDocument,
  keys: Keys,
  operation: string,
): ServerChange[] {
  const own = [keys, keys.slice(0, -1)].find((place) =>
    [old, current].some((document) => valueAt(document, [...place, "servers"]) !== undefined),
  );
  return own === undefined ? [] : compareAt(old, current, own, operation);
}

function compareAt(
  old: BundledDocument,
  current: BundledDocument,
  keys: Keys,
  operation: string | undefined,
): ServerChange[] {
  const [before, after] = [old, current].map(
    (document) => valueAt(document, [...keys, "servers"]) ?? document["servers"],
  );
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const [was, is] = [before, after].map((servers) => textOf(valueAt(servers, ["0", "url"])));
  const isWritten = valueAt(current, [...keys, "servers"]) !== undefined;
  const at = {
    pointer: formatPointer(isWritten ? [...keys, "servers"] : keys),
    operation,
    isUntyped: true,
  } as const;
  if (was === undefined || is === undefined || was === is)
    return [{ ...at, class: "fix", text: "the documentation changed" }];
  return [{ ...at, class: "breaking", text: `calls go to ${quote(is)} instead of ${quote(was)}` }];
}
