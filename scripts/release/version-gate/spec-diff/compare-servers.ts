import { METHODS } from "../../../generator/document.ts";
import { canonicalJson } from "../../../base/json/canonical-json.ts";
import { entriesOf, itemsOf, memberOf, textOf } from "../../../base/json/json-object.ts";
import { formatPointer, valueAt } from "../../../base/json/json-pointer.ts";
import type { Server } from "../../../generator/document.ts";
import {
  addressWith,
  defaultAddress,
  listChoices,
  readServers,
  type ServedDocument,
  type Servers,
} from "../../../generator/server-options.ts";
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
  readonly isUntyped: boolean;
}

/** Clients call the first server, or the one that their options choose; others are there for people. */
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
  const isWritten = valueAt(current, [...keys, "servers"]) !== undefined;
  const at = { pointer: formatPointer(isWritten ? [...keys, "servers"] : keys), operation };
  const [was, is] = [before, after].map((servers) => ({ servers: listServers(servers) }));
  const changes = was === undefined || is === undefined ? [] : compareAddresses(was, is);
  if (changes.length > 0) return changes.map((change) => ({ ...at, ...change }));
  return [{ ...at, class: "fix", text: "the documentation changed", isUntyped: true }];
}

type Change = Pick<ServerChange, "class" | "text" | "isUntyped">;

function compareAddresses(old: ServedDocument, current: ServedDocument): Change[] {
  const [was, is] = [defaultAddress(old), defaultAddress(current)];
  const isMoved = was !== undefined && is !== undefined && was !== is;
  const moved = isMoved ? [{ class: "breaking", ...describeMove("", was, is) } as const] : [];
  return [...moved, ...compareChoices(readServers(old), readServers(current))];
}

/** The types have the values of the options, but not the addresses. */
function compareChoices(old: Servers = NO_CHOICE, current: Servers = NO_CHOICE): Change[] {
  const [before, after] = [old, current].map(
    (servers) =>
      new Map(listChoices(servers).map((choice) => [nameChoice(choice), addressWith(servers, choice)])),
  );
  const removed = [...(before ?? [])].flatMap(([choice, was]): Change[] => {
    const is = after?.get(choice);
    if (is === undefined)
      return [{ class: "breaking", text: `${choice} is no longer taken`, isUntyped: false }];
    return is === was ? [] : [{ class: "breaking", ...describeMove(`with ${choice} `, was, is) }];
  });
  const added = [...(after?.keys() ?? [])].flatMap((choice): Change[] =>
    before?.has(choice) ? [] : [{ class: "feature", text: `${choice} is taken, too`, isUntyped: false }],
  );
  return [...removed, ...added];
}

const NO_CHOICE: Servers = { address: "", options: [] };

function nameChoice(choice: Readonly<Record<string, string>>): string {
  return Object.entries(choice)
    .map(([option, value]) => quote(`${option}: ${JSON.stringify(value)}`))
    .join();
}

function describeMove(choice: string, was: string, is: string): Pick<Change, "text" | "isUntyped"> {
  return { text: `calls ${choice}go to ${quote(is)} instead of ${quote(was)}`, isUntyped: true };
}

/** Servers of a document that did not have to pass any rule. */
function listServers(servers: unknown): Server[] {
  return itemsOf(servers).flatMap((server) => {
    const [url, region] = ["url", "x-region"].map((key) => textOf(memberOf(server, key)));
    const variables = entriesOf(memberOf(server, "variables")).map(([name, variable]) => {
      const values = itemsOf(memberOf(variable, "enum")).flatMap((value) => textOf(value) ?? []);
      const usual = textOf(memberOf(variable, "default")) ?? "";
      return [name, { default: usual, ...(values.length === 0 ? {} : { enum: values }) }] as const;
    });
    const named = region === undefined ? {} : { "x-region": region };
    return url === undefined ? [] : [{ url, variables: Object.fromEntries(variables), ...named }];
  });
}
