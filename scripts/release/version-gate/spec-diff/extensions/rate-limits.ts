import { canonicalJson } from "../../../../base/json/canonical-json.ts";
import { isObject } from "../../../../base/json/json-object.ts";
import { quote } from "../../reason.ts";
import { describeDuration } from "./describe-duration.ts";
import type { ExtensionRating, ExtensionRule } from "./extension-rule.ts";

interface Window {
  readonly name: string;
  readonly requests: number;
  readonly windowMs: number;
  readonly exhausted: unknown;
  readonly headers: unknown;
  /** In the list. */
  readonly index: string;
}

/** The windows that the client keeps its calls within, told by name. Their order means nothing. */
export const rateLimits: ExtensionRule = ({ before, after }) => {
  const [old, current] = [before, after].map(readWindows);
  if (old === undefined || current === undefined) return undefined;
  const find = (windows: readonly Window[], { name }: Window): Window | undefined =>
    windows.find((window) => window.name === name);
  return [
    ...current.flatMap((window) => {
      const known = find(old, window);
      return known === undefined ? [describeNew(window)] : compareWindows(known, window);
    }),
    ...old.filter((window) => find(current, window) === undefined).map(describeGone),
  ];
};

function readWindows(list: unknown): Window[] | undefined {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return undefined;
  const windows = list.flatMap((item: unknown, index): Window[] => {
    if (!isObject(item)) return [];
    const { name, requests, windowMs, exhausted, headers } = item;
    const isWindow = typeof name === "string" && typeof requests === "number" && typeof windowMs === "number";
    return isWindow ? [{ name, requests, windowMs, exhausted, headers, index: String(index) }] : [];
  });
  return windows.length === list.length ? windows : undefined;
}

function describeNew(window: Window): ExtensionRating {
  const text = `calls now keep to the rate limit ${describeLimit(window)}`;
  return { class: "feature", text, keys: [window.index] };
}

function describeGone({ name, index }: Window): ExtensionRating {
  return { class: "feature", text: `calls no longer keep to the rate limit ${quote(name)}`, keys: [index] };
}

function compareWindows(old: Window, current: Window): ExtensionRating[] {
  const { index } = current;
  const limit = `the rate limit ${quote(current.name)}`;
  const ratings: ExtensionRating[] = [];
  if (describeRate(old) !== describeRate(current)) {
    const was = old.windowMs === current.windowMs ? String(old.requests) : describeRate(old);
    const text = `${limit} is now ${describeRate(current)} instead of ${was}`;
    ratings.push({ class: "fix", text, keys: [index] });
  }
  if (old.exhausted !== current.exhausted) ratings.push(describeExhausted(limit, current));
  if (canonicalJson(old.headers) !== canonicalJson(current.headers)) {
    const text = `what is left of ${limit} is now read from other headers`;
    ratings.push({ class: "fix", text, keys: [index] });
  }
  return ratings;
}

/** A call that would have waited is refused before it is sent. */
function describeExhausted(limit: string, { exhausted, index }: Window): ExtensionRating {
  const isRefused = exhausted === "fail";
  const text = isRefused
    ? `when ${limit} is used up, calls now fail with a \`RateLimitError\` instead of waiting`
    : `when ${limit} is used up, calls now wait instead of failing`;
  return { class: isRefused ? "breaking" : "feature", text, keys: [index, "exhausted"] };
}

function describeLimit(window: Window): string {
  return `${quote(window.name)}, ${describeRate(window)}`;
}

function describeRate({ requests, windowMs }: Window): string {
  return `${requests} requests in ${describeDuration(windowMs)}`;
}
