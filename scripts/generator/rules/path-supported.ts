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

/** Whether a URL parser leaves it as it is, and a server does not take two slashes for one. */
function isKept(path: string): boolean {
  return !/[{}]|%(?![\da-f]{2})|\/\//i.test(path) && new URL(`http://x${path}`).pathname === path;
}
