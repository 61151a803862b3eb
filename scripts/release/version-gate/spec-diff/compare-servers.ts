import { canonicalJson } from "../../../base/json/canonical-json.ts";
import { entriesOf, itemsOf, memberOf, textOf } from "../../../base/json/json-object.ts";
import type { Server } from "../../../generator/document.ts";
import {
  addressWith,
  defaultAddress,
  listChoices,
  readServers,
  type ServedDocument,
  type Servers,
} from "../../../generator/server-options.ts";
import { quote } from "../reason.ts";
import type { OperationPair } from "../../../compare/pair-operations.ts";
import type { Keys } from "../../../compare/place-index.ts";
import { DOCUMENTATION, type PlacedReason } from "./placed-reason.ts";
import type { ShapeComparison } from "./compare-shapes.ts";

/** Clients call the first server, or the one that their options choose; others are there for people. */
export function compareServers(
  pairs: readonly OperationPair[],
  { old, current }: ShapeComparison,
): PlacedReason[] {
  const [servers, newServers] = [old, current].map(({ document }) => document["servers"]);
  return [
    ...compareAt(servers, newServers, current.document, [], undefined),
    ...pairs.flatMap((pair) => {
      // An operation or a path can have servers of its own.
      const places = [
        [pair.old.source, pair.current.source],
        [pair.old.path, pair.current.path],
      ];
      const own = places.find((place) => place.some((part) => serversOf(part) !== undefined));
      if (own === undefined) return [];
      const [before, after] = own;
      const keys = current.places.keysOf(after);
      return compareAt(serversOf(before) ?? servers, serversOf(after) ?? newServers, after, keys, pair.name);
    }),
  ];
}

function serversOf(part: unknown): unknown {
  return memberOf(part, "servers");
}

function compareAt(
  before: unknown,
  after: unknown,
  part: unknown,
  keys: Keys,
  operation: string | undefined,
): PlacedReason[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const isWritten = serversOf(part) !== undefined;
  const at = { keys: isWritten ? [...keys, "servers"] : keys, operation };
  const [was, is] = [before, after].map((servers) => ({ servers: listServers(servers) }));
  const changes = was === undefined || is === undefined ? [] : compareAddresses(was, is);
  if (changes.length > 0) return changes.map((change) => ({ ...at, ...change }));
  return [{ ...at, ...DOCUMENTATION }];
}

type Change = Pick<PlacedReason, "class" | "text" | "isUntyped">;

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
