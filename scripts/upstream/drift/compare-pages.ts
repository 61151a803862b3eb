import type { Finding, PageFindingKind } from "./finding.ts";

/** Finds the pages that differ from the accepted ones, each with the operations to check. */
export function comparePages(
  accepted: Readonly<Record<string, string | null>>,
  seen: ReadonlyMap<string, string>,
  operationsOf: ReadonlyMap<string, readonly string[]>,
): Finding[] {
  const files = new Set([...Object.keys(accepted), ...seen.keys(), ...operationsOf.keys()]);
  return [...files].toSorted().flatMap((file) => {
    const operations = operationsOf.get(file) ?? [];
    const kind = judge(accepted[file] ?? undefined, seen.get(file), operations.length > 0);
    if (kind === undefined) return [];
    return [
      {
        kind,
        subject: file,
        operations,
        changes: [],
        todo: whatToDo(kind, seen.has(file), operations.length > 0),
      },
    ];
  });
}

function judge(
  accepted: string | undefined,
  now: string | undefined,
  isDocumentation: boolean,
): PageFindingKind | undefined {
  if (accepted === undefined) {
    if (isDocumentation) return "page never read";
    return now === undefined ? undefined : "page added";
  }
  if (now === undefined) return "page removed";
  return now === accepted ? undefined : "page changed";
}

function whatToDo(kind: PageFindingKind, isThere: boolean, isDocumentation: boolean): string {
  const neverRead = isThere
    ? "because it was never read: read it and compare it with these operations"
    : "and it cannot be found: find its new place";
  const todo: Readonly<Record<PageFindingKind, string>> = {
    "page changed": "read the page again and compare it with these operations",
    "page added": "read whether it documents an operation; curate that or leave it out with a reason",
    "page removed": "find its new place; remove these operations, or add their new page",
    "page never read": `it has no hash, ${neverRead}`,
  };
  if (isDocumentation || kind === "page added") return todo[kind];
  return kind === "page changed"
    ? "read the page again; none of our operations depends on it"
    : "no action; none of our operations depends on it";
}
