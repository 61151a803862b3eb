import { METHODS } from "../../../generator/document.ts";
import type { BundledDocument } from "../bundle-document.ts";
import type { ChangeClass } from "../change-class.ts";
import { isObject } from "../../../base/json/json-object.ts";
import { formatPointer, valueAt } from "../../../base/json/json-pointer.ts";
import { quote } from "../reason.ts";
import { canonicalJson } from "../../../base/json/canonical-json.ts";
import { describeValues } from "./describe-values.ts";
import type { ExtensionDifference, ExtensionRating, ExtensionRule } from "./extensions/extension-rule.ts";
import { pagination } from "./extensions/pagination.ts";
import { rateLimits } from "./extensions/rate-limits.ts";
import { retry } from "./extensions/retry.ts";
import { roundTrip } from "./extensions/round-trip.ts";
import { traceId } from "./extensions/trace-id.ts";

/** Compares an extension of the document, or of an operation. */
export interface ExtensionChange {
  readonly class: ChangeClass;
  readonly text: string;
  readonly pointer: string;
  readonly operation: string | undefined;
}

/** Redocly looks into some of what it does not know and into some not, so all of them are compared here. */
export function compareExtensions(old: BundledDocument, current: BundledDocument): ExtensionChange[] {
  const paths = isObject(old["paths"]) ? Object.keys(old["paths"]) : [];
  return [
    ...compareAt([], undefined, old, current),
    ...paths.flatMap((path) =>
      METHODS.flatMap((method) =>
        compareAt(["paths", path, method], `${method.toUpperCase()} ${path}`, old, current),
      ),
    ),
  ];
}

function compareAt(
  place: readonly string[],
  operation: string | undefined,
  old: BundledDocument,
  current: BundledDocument,
): ExtensionChange[] {
  const [before, after] = [old, current].map((document) => valueAt(document, place));
  if (!isObject(before) || !isObject(after)) return [];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)].filter((key) => key.startsWith("x-")));
  return [...keys].flatMap((key) => {
    const difference = { before: before[key], after: after[key], operation };
    return rateExtension(key, difference).map(({ keys: inside, ...rest }) => ({
      ...rest,
      pointer: formatPointer([...place, key, ...inside]),
      operation,
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
