import { documentRule } from "../nodes/document-rule.ts";

/** Paths that a client sends as they are written. The runtime refuses all others, so no call would ever succeed. */
export const pathSupported = documentRule((document, report) => {
  const paths = document.child("paths");
  for (const path of paths.keys) {
    if (!path.startsWith("/") || isKept(path.replace(/\{(?![.;])[^{}*]+\}/g, "x"))) continue;
    report(
      paths.child(path),
      "no client can send this path: an empty or dot segment, a query, or a brace or character that must be percent-encoded",
    );
  }
});

/** Returns whether a URL parser keeps it as it is, and no server merges its slashes. */
function isKept(path: string): boolean {
  return !/[{}]|%(?![\da-f]{2})|\/\//i.test(path) && new URL(`http://x${path}`).pathname === path;
}
