import type { Finding, PageFindingKind } from "./finding.ts";

/** Finds the pages that are not what was accepted; with each, the operations to look at. */
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
    ? "because nobody read it: read it and compare it with these operations"
    : "and it cannot be found: look for where it is";
  const todo: Readonly<Record<PageFindingKind, string>> = {
    "page changed": "read the page again and compare it with these operations",
    "page added": "read whether it documents an operation; curate that or leave it out with a reason",
    "page removed": "look for where it went; take these operations out, or name their new page",
    "page never read": `there is no hash of it, ${neverRead}`,
  };
  if (isDocumentation || kind === "page added") return todo[kind];
  return kind === "page changed"
    ? "read the page again; no operation of ours rests on it"
    : "nothing; no operation of ours rests on it";
}
