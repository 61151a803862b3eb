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
  const patterns = new Map<string, RegExp>();
  for (const method of new Set(templates.map((name) => name.split(" ", 1)[0] ?? ""))) {
    const places = templates
      .filter((name) => name.startsWith(`${method} `))
      .map((name) =>
        name
          .slice(method.length + 1)
          .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
          .replace(/\{[^}]*\}/g, "[^/]+"),
      );
    patterns.set(method, new RegExp(`^[^?]*(?:${places.join("|")})/?(?:[?]|$)`, "i"));
  }
  // Most calls read, and none of these do.
  return (method, url) => patterns.get(method)?.test(decodeUnreserved(url)) ?? false;
}

/** RFC 3986, section 2.3: some characters mean the same whether or not they are encoded. */
function decodeUnreserved(url: string): string {
  if (!url.includes("%")) return url;
  return url.replace(/%[2-7][\da-f]/gi, (encoded) => {
    const character = decodeURIComponent(encoded);
    return /[\w.~-]/.test(character) ? character : encoded;
  });
}
