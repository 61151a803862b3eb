import type { Provider } from "./provider.js";

/**
 * Makes a test for whether a request goes to an operation that must reach the server at most once, whatever the path was
 * written like: filled in by hand, with a placeholder for a word that the spec has, behind another `baseUrl`, or in
 * other letters that mean the same. It is true rather too often: then a request is not repeated that might be.
 */
export function createOnceMatcher(
  operations: Provider["operations"] = {},
): (method: string, url: string) => boolean {
  const templates = Object.keys(operations).filter((name) => operations[name]?.retry === "never");
  if (templates.length === 0) return () => false;
  const places = templates.map((name) =>
    name
      .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
      .replace(/\{[^}]*\}/g, "[^/]+")
      .replace(" ", " [^?]*"),
  );
  const pattern = new RegExp(`^(?:${places.join("|")})/?(?:[?]|$)`, "i");
  const methods = new Set(templates.map((name) => name.split(" ", 1)[0]));
  return (method, url) =>
    // Most calls read, and none of these do.
    methods.has(method) && pattern.test(`${method} ${url.replace(/%[2-7][\da-f]/gi, decodeUnreserved)}`);
}

/** RFC 3986, section 2.3: these characters mean the same whether or not they are encoded. */
function decodeUnreserved(encoded: string): string {
  const character = decodeURIComponent(encoded);
  return /[\w.~-]/.test(character) ? character : encoded;
}
