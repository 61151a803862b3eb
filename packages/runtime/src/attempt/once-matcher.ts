/** Returns whether a request goes to an operation that must reach the server at most once. */
export type OnceMatcher = (method: string, url: string) => boolean;

/** Facts about single operations, keyed `"POST /path"`. Those with `retry` reach the server at most once. */
export type Operations = Readonly<Record<string, { readonly retry?: unknown }>>;

/** One per API: clients of many tokens share its patterns, which are large once they are used. */
const matchers = new WeakMap<Operations, OnceMatcher>();

/** Finds the test for the operations of an API, or makes it. */
export function findOnceMatcher(operations: Operations): OnceMatcher {
  const matcher = matchers.get(operations) ?? createOnceMatcher(operations);
  matchers.set(operations, matcher);
  return matcher;
}

/**
 * It recognises a path in any spelling: filled in by hand, with a placeholder for a word that the spec has, behind
 * another `baseUrl`, or in other letters that mean the same. It is true rather too often: then a request is not retried
 * that might be.
 */
function createOnceMatcher(operations: Operations): OnceMatcher {
  const places = new Map<string, string[]>();
  for (const [name, { retry }] of Object.entries(operations)) {
    if (retry === undefined) continue;
    const [method = "", path = ""] = name.split(" ");
    const place = path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]*\}/g, "[^/]+");
    places.set(method, [...(places.get(method) ?? []), place]);
  }
  const patterns = new Map(
    Array.from(places, ([method, own]) => [
      method,
      new RegExp(`(?:${own.join("|")})(?:[^\\w/-]|/?(?:[?]|$))`, "i"),
    ]),
  );
  return (method, url) => {
    const pattern = patterns.get(method);
    // Most calls read, and none of these do.
    if (pattern === undefined) return false;
    if (!url.includes("%")) return isIn(pattern, url);
    // Some servers take an encoded character for the same as a plain one, and some a slash too.
    const plain = url.replace(/%(?!2f)[2-7][\da-f]/gi, (encoded) => decodeURIComponent(encoded));
    return isIn(pattern, plain) || isIn(pattern, plain.replace(/%2f/gi, "/"));
  };
}

/** Not in the query alone, which is cut off only where that matters: nearly no call comes so far. */
function isIn(pattern: RegExp, url: string): boolean {
  return pattern.test(url) && pattern.test(url.replace(/\?[^]*/, ""));
}
