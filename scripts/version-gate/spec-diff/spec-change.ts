import { parsePointer, valueAt } from "../../json/json-pointer.ts";
import type { Direction, DocumentIndex } from "./document-index.ts";
import type { RedoclyChange } from "./run-redocly-diff.ts";

/** A difference between two documents, with who is affected by it. */
export interface SpecChange {
  readonly kind: RedoclyChange["kind"];
  readonly impact: RedoclyChange["impact"];
  readonly typeName: string;
  /** The keyword, for a modification. */
  readonly property: string | undefined;
  readonly before: unknown;
  readonly after: unknown;
  readonly ruleIds: readonly string[];
  readonly messages: readonly string[];
  /** Where it is seen first, with every reference followed. */
  readonly path: readonly string[];
  /** Where it is written. */
  readonly pointer: string;
  readonly directions: ReadonlySet<Direction>;
  readonly operations: readonly string[];
  /** The directions in which it is a list of known values beside which any other is allowed. */
  readonly openIn: ReadonlySet<Direction>;
  /** What it is called: a property, a parameter, a schema. */
  readonly name: string;
}

export interface Documents {
  readonly old: DocumentIndex;
  readonly current: DocumentIndex;
}

export function createSpecChange(change: RedoclyChange, { old, current }: Documents): SpecChange {
  const { base, revision, verdicts } = change;
  const [document, pointer] =
    revision === undefined ? [old, base?.pointer ?? "#/"] : [current, revision.pointer];
  const usages = [
    base === undefined ? [] : [old.usageOf(base.pointer)],
    revision === undefined ? [] : [current.usageOf(revision.pointer)],
  ].flat();
  const directions = new Set(usages.flatMap((usage) => [...usage.directions]));
  return {
    kind: change.kind,
    impact: change.impact,
    typeName: change.typeName,
    property: change.property,
    before: base?.value,
    after: revision?.value,
    ruleIds: verdicts.map(({ ruleId }) => ruleId),
    messages: verdicts.map(({ message }) => message),
    path: parsePointer(change.path),
    pointer,
    directions,
    operations: [...new Set(usages.flatMap(({ operations }) => operations))],
    openIn: new Set(
      [...directions].filter((direction) => usages.every(({ openIn }) => openIn.has(direction))),
    ),
    name: nameOf(parsePointer(pointer), document),
  };
}

/** The name that a reader knows a place by: the last one that somebody gave. */
function nameOf(keys: readonly string[], { document }: DocumentIndex): string {
  for (let end = keys.length; end > 0; end -= 1) {
    const [parent, key] = [keys[end - 2], keys[end - 1]];
    if (parent === "properties" || (parent === "schemas" && end === 3) || parent === "paths")
      return key ?? "";
    const name = parent === "parameters" ? valueAt(document, [...keys.slice(0, end), "name"]) : undefined;
    if (typeof name === "string") return name;
    if (parent === "responses" || parent === "content" || parent === "securitySchemes") return key ?? "";
  }
  return keys.at(-1) ?? "";
}
