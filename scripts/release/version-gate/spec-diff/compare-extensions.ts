import type { OperationPair } from "../../../compare/pair-operations.ts";
import type { Keys } from "../../../compare/place-index.ts";
import { isObject } from "../../../base/json/json-object.ts";
import { valueAt } from "../../../base/json/json-pointer.ts";
import { quote } from "../reason.ts";
import { canonicalJson } from "../../../base/json/canonical-json.ts";
import type { ShapeComparison } from "./compare-shapes.ts";
import { describeValues } from "./describe-values.ts";
import type { ExtensionDifference, ExtensionRating, ExtensionRule } from "./extensions/extension-rule.ts";
import { pagination } from "./extensions/pagination.ts";
import { rateLimits } from "./extensions/rate-limits.ts";
import { retry } from "./extensions/retry.ts";
import type { PlacedReason } from "./placed-reason.ts";
import { roundTrip } from "./extensions/round-trip.ts";
import { traceId } from "./extensions/trace-id.ts";
import { webhookEvent, webhookSignature } from "./extensions/webhooks.ts";

/** Compares the extensions of the document and of the operations that both documents have. */
export function compareExtensions(
  pairs: readonly OperationPair[],
  { old, current }: ShapeComparison,
): PlacedReason[] {
  return [
    ...compareAt([], undefined, old.document, current.document),
    ...pairs.flatMap((pair) =>
      compareAt(current.places.keysOf(pair.current.source), pair.name, pair.old.source, pair.current.source),
    ),
  ];
}

function compareAt(
  place: Keys,
  operation: string | undefined,
  before: unknown,
  after: unknown,
): PlacedReason[] {
  if (!isObject(before) || !isObject(after)) return [];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)].filter((key) => key.startsWith("x-")));
  return [...keys].flatMap((key) => {
    const difference = { before: before[key], after: after[key], operation };
    return rateExtension(key, difference).map(({ keys: inside, ...rest }) => ({
      ...rest,
      keys: [...place, key, ...inside],
      operation,
      isUntyped: true,
    }));
  });
}

/** Effect of each extension on users; see specs/README.md. The tour is internal, and no package has it. */
const RULES: Readonly<Record<string, ExtensionRule>> = {
  "x-pagination": pagination,
  "x-rate-limit": rateLimits,
  "x-retry": retry,
  "x-round-trip": roundTrip,
  "x-trace-id": traceId,
  "x-tour": () => [],
  "x-webhook-event": webhookEvent,
  "x-webhook-signature": webhookSignature,
};

function rateExtension(key: string, difference: ExtensionDifference): readonly ExtensionRating[] {
  const { before, after } = difference;
  if (canonicalJson(before) === canonicalJson(after)) return [];
  return RULES[key]?.(difference) ?? describeUnknown(key, before, after);
}

interface Difference {
  readonly keys: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** More than these are not told one by one. */
const MOST = 3;

function describeUnknown(key: string, before: unknown, after: unknown): ExtensionRating[] {
  const differences = findDifferences({ keys: [], before, after });
  if (differences.length > MOST) return [{ class: "fix", text: `${quote(key)} changed`, keys: [] }];
  return differences.map((difference) => ({
    class: "fix",
    text: `${quote([key, ...difference.keys].join("."))} ${describeValues(difference.before, difference.after)}`,
    keys: difference.keys,
  }));
}

/** Only what has names is looked into, and lists of it that kept their length. */
function findDifferences({ keys, before, after }: Difference): Difference[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const isAlike =
    (isObject(before) && isObject(after)) ||
    (isListOfRecords(before) && isListOfRecords(after) && before.length === after.length);
  if (!isAlike) return [{ keys, before, after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    findDifferences({
      keys: [...keys, name],
      before: valueAt(before, [name]),
      after: valueAt(after, [name]),
    }),
  );
}

function isListOfRecords(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.every(isObject);
}
