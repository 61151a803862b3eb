import type { Side } from "../type-diff/type-change.ts";
import { canonicalJson } from "../../../base/json/canonical-json.ts";
import { joinWords, quote } from "../reason.ts";
import { describeLimit } from "../../../compare/describe-limit.ts";
import type { Keys } from "../../../compare/place-index.ts";
import type { FactChange, RatedFact } from "./shape-change.ts";

type Facts = ReadonlyMap<string, unknown>;
interface Difference {
  readonly before: unknown;
  readonly after: unknown;
  readonly side: Side;
}
type Rule = (difference: Difference) => RatedFact | undefined;

const DOCUMENTATION: RatedFact = { class: "fix", clause: undefined };
/** Told by comparing all texts of the document, or written for curators. */
const TEXTS = new Set([
  "x-certain",
  "x-deviation",
  "x-open",
  "x-untagged",
  "$comment",
  "$schema",
  "$id",
  "description",
  "example",
  "examples",
  "externalDocs",
  "title",
]);

/** Compares keywords of two schemas that their types do not show. */
export function compareFacts(
  old: Facts,
  current: Facts,
  side: Side,
  locate: (keyword: string) => Keys,
): FactChange[] {
  const keywords = [...new Set([...old.keys(), ...current.keys()])].filter(
    (keyword) =>
      !TEXTS.has(keyword) && canonicalJson(old.get(keyword)) !== canonicalJson(current.get(keyword)),
  );
  const rated = keywords.flatMap((keyword) => {
    const change = rate(keyword, { before: old.get(keyword), after: current.get(keyword), side });
    return change === undefined ? [] : [{ ...change, keyword, keys: locate(keyword) }];
  });
  const conditions = rated.filter(({ clause }) => clause === CONDITION).map(({ keyword }) => keyword);
  return [
    ...rated.flatMap(({ keyword, ...change }) => (conditions.includes(keyword) ? [] : [change])),
    ...joinConditions(conditions, current, locate),
  ];
}

/** `if` and `then` are one condition. */
function joinConditions(
  keywords: readonly string[],
  current: Facts,
  locate: (keyword: string) => Keys,
): FactChange[] {
  const [first] = keywords;
  if (first === undefined) return [];
  const all = joinWords(keywords.map(quote));
  const keys = locate(first);
  return keywords.some((keyword) => current.has(keyword))
    ? [{ class: "breaking", clause: `${CONDITION} (${all})`, keys }]
    : [{ class: "feature", clause: `no longer has to meet the condition in ${all}`, keys }];
}

const CONDITION = "has to meet another condition";

function rate(keyword: string, difference: Difference): RatedFact | undefined {
  const rule = RULES[keyword];
  if (rule !== undefined) return rule(difference);
  if (keyword.startsWith("x-")) return DOCUMENTATION;
  if (difference.side === "response") return DOCUMENTATION;
  const limit = describeLimit(keyword, difference.before, difference.after, value);
  if (limit === undefined) return { class: "breaking", clause: CONDITION };
  return { class: limit.isLooser ? "feature" : "breaking", clause: limit.clause };
}

function value(limit: unknown): string {
  if (typeof limit === "number") return String(limit);
  return quote(typeof limit === "string" ? limit : JSON.stringify(limit));
}

/** Formats that say nothing about which values are taken, or with which the client takes a `Date` too. */
const HINTS = new Set<unknown>(["password", "epoch-ms"]);
const WIDER: Readonly<Record<string, string>> = { int32: "int64", float: "double" };
/** Formats that code relies on when it reads a value. */
const KNOWN = new Set<unknown>([
  "byte",
  "date",
  "date-time",
  "double",
  "duration",
  "email",
  "epoch-ms",
  "float",
  "hostname",
  "int32",
  "int64",
  "ipv4",
  "ipv6",
  "time",
  "unix-time",
  "uri",
  "url",
  "uuid",
]);
const NUMERIC = new Set<unknown>(["double", "float", "int32", "int64"]);

const RULES: Readonly<Record<string, Rule>> = {
  not: ({ side, before, after }) => {
    const isOfTags = [before, after].every((schema) => schema === undefined || isEnumOnly(schema));
    if (isOfTags) return undefined;
    return side === "response" ? DOCUMENTATION : { class: "breaking", clause: CONDITION };
  },
  type: ({ side, after }) => {
    const isWhole = after === "integer";
    if (side === "request")
      return isWhole
        ? { class: "breaking", clause: "takes only whole numbers now" }
        : { class: "feature", clause: "now also takes numbers that are not whole" };
    return isWhole
      ? { class: "feature", clause: "is always a whole number now" }
      : { class: "breaking", clause: "may now be a number that is not whole" };
  },
  format: ({ side, before, after }) =>
    side === "request" ? rateSentFormat(before, after) : rateReadFormat(before, after),
  default: ({ side, before, after }) => {
    if (side === "response") return DOCUMENTATION;
    const [was, is] = [before, after].map((each) => quote(JSON.stringify(each ?? null)));
    if (after === undefined) return { class: "breaking", clause: `is no longer ${was} when it is left out` };
    const gone = before === undefined ? "" : `, and no longer ${was}`;
    return { class: "breaking", clause: `is now ${is} when it is left out${gone}` };
  },
  deprecated: ({ after }) =>
    after === true
      ? { class: "feature", clause: "is deprecated" }
      : { class: "fix", clause: "is no longer deprecated" },
  readOnly: ({ side, after }) => {
    if (side === "response") return DOCUMENTATION;
    return after === true
      ? { class: "breaking", clause: "is no longer taken", isTyped: true }
      : { class: "feature", clause: "can now be sent", isTyped: true };
  },
  writeOnly: ({ side, after }) => {
    if (side === "request") return DOCUMENTATION;
    return after === true
      ? { class: "breaking", clause: "is no longer there", isTyped: true }
      : { class: "feature", clause: "is new", isTyped: true };
  },
};

function isEnumOnly(schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && Object.keys(schema).join() === "enum";
}

/** `binary` is a type of its own, so it is not told here. */
function rateSentFormat(before: unknown, after: unknown): RatedFact | undefined {
  if (before === "binary" || after === "binary") return undefined;
  if (after === undefined)
    return { class: "feature", clause: `no longer has to be in the format ${value(before)}` };
  const isWider = HINTS.has(after) || (typeof before === "string" && WIDER[before] === after);
  const clause =
    before === undefined
      ? `takes only the format ${value(after)} now`
      : `takes the format ${value(after)} instead of ${value(before)}`;
  return { class: isWider ? "feature" : "breaking", clause };
}

/** A format that is new is a promise more; one that is another changes what code gets that reads it. */
function rateReadFormat(before: unknown, after: unknown): RatedFact | undefined {
  if (before === "binary" || after === "binary") return undefined;
  if (before === undefined || !KNOWN.has(before)) return DOCUMENTATION;
  if (after === undefined)
    return { class: "feature", clause: `is no longer said to be in the format ${value(before)}` };
  const clause = `is in the format ${value(after)} instead of ${value(before)}`;
  const isNumber = NUMERIC.has(before) && NUMERIC.has(after);
  return { class: isNumber || !KNOWN.has(after) ? "feature" : "breaking", clause };
}
