/** Returns whether a request goes to an operation that must reach the server at most once. */
export type OnceMatcher = (method: string, url: string) => boolean;

/** Facts about single operations, keyed `"POST /path"`. Those with `retry` reach the server at most once. */
export type Operations = Readonly<Record<string, { readonly retry?: unknown }>>;

/** One per API: clients with different tokens share its patterns, which take memory once they are used. */
const matchers = new WeakMap<Operations, OnceMatcher>();

/** Returns the matcher of an API's operations, which is created once. */
export function findOnceMatcher(operations: Operations): OnceMatcher {
  const matcher = matchers.get(operations) ?? createOnceMatcher(operations);
  matchers.set(operations, matcher);
  return matcher;
}

/**
 * Creates a matcher that recognises a path in any spelling: filled in by hand, with a placeholder instead of a literal segment,
 * after another `baseUrl`, or with other characters that mean the same. A false match is harmless: that request is not retried.
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
    // Most calls only read; their methods have no pattern.
    if (pattern === undefined) return false;
    if (!url.includes("%")) return isIn(pattern, url);
    // Some servers treat an encoded character like a plain one, some even a slash.
    const plain = url.replace(/%(?!2f)[2-7][\da-f]/gi, (encoded) => decodeURIComponent(encoded));
    return isIn(pattern, plain) || isIn(pattern, plain.replace(/%2f/gi, "/"));
  };
}

/** Returns whether the path matches. The query is cut off only after a first match, which hardly any call has. */
function isIn(pattern: RegExp, url: string): boolean {
  return pattern.test(url) && pattern.test(url.replace(/\?[^]*/, ""));
}
