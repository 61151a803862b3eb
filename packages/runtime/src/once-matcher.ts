import type { Provider } from "./provider.js";

/**
 * Makes a test for whether a request goes to an operation that must reach the server at most once, whatever the path was
 * written like: filled in by hand, with a placeholder for a word that the spec has, behind another `baseUrl`, or in
 * other letters that mean the same. It is true rather too often: then a request is not repeated that might be.
 */
export function createOnceMatcher(
  operations: Provider["operations"] = {},
): (method: string, url: string) => boolean {
  const places = new Map<string, string[]>();
  for (const [name, { retry }] of Object.entries(operations)) {
    if (retry !== "never") continue;
    const [method = "", path = ""] = name.split(" ");
    const place = path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]*\}/g, "[^/]+");
    places.set(method, [...(places.get(method) ?? []), place]);
  }
  const patterns = new Map(
    Array.from(places, ([method, own]) => [
      method,
      new RegExp(`^[^?]*(?:${own.join("|")})(?:[^\\w/-]|/?(?:[?]|$))`, "i"),
    ]),
  );
  return (method, url) => {
    const pattern = patterns.get(method);
    // Most calls read, and none of these do.
    if (pattern === undefined) return false;
    return pattern.test(decode(url, UNRESERVED)) || pattern.test(decode(url, ANY));
  };
}

/** RFC 3986, section 2.3: some characters mean the same whether or not they are encoded. */
const UNRESERVED = /[\w.~-]/;
/** Some servers take all of them for the same, and a slash too. */
const ANY = /[^]/;

function decode(url: string, which: RegExp): string {
  if (!url.includes("%")) return url;
  return url.replace(/%[2-7][\da-f]/gi, (encoded) => {
    const character = decodeURIComponent(encoded);
    return which.test(character) ? character : encoded;
  });
}
