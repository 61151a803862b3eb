import { documentRule } from "../nodes/document-rule.ts";

/** Accepts paths that a client can send unchanged. The runtime refuses all others, so no call would ever succeed. */
export const pathSupported = documentRule((document, report) => {
  const paths = document.child("paths");
  for (const path of paths.keys) {
    if (!path.startsWith("/") || isKept(path.replace(/\{(?![.;])[^{}*]+\}/g, "x"))) continue;
    report(
      paths.child(path),
      "a client cannot send this path unchanged: remove empty and dot segments and the query, and percent-encode braces and special characters",
    );
  }
});

/** Returns true if URL parsers keep it unchanged and servers do not merge its slashes. */
function isKept(path: string): boolean {
  return !/[{}]|%(?![\da-f]{2})|\/\//i.test(path) && new URL(`http://x${path}`).pathname === path;
}
