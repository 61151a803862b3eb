import type { LeftOutArea, Upstream } from "./upstream.ts";

/** The area with which an operation is left out. Decisions about the operation and longer paths take precedence. */
export function findArea(upstream: Upstream, key: string): LeftOutArea | undefined {
  const { operations, leftOut, leftOutAreas } = upstream;
  if (operations.has(key) || leftOut.some(({ operation }) => operation === key)) return undefined;
  const path = key.slice(key.indexOf(" ") + 1);
  const [narrowest] = leftOutAreas
    .filter(({ paths }) => isWithin(path, paths))
    .toSorted((a, b) => b.paths.length - a.paths.length);
  return narrowest;
}

/** Compares whole segments: `/voices` does not include `/voices-old`. */
export function isWithin(path: string, area: string): boolean {
  const start = area.replace(/\/+$/, "");
  return path === start || path.startsWith(`${start}/`);
}
