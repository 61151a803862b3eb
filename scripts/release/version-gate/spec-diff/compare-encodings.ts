import type { PlaceStep } from "../type-diff/type-change.ts";
import { entriesOf, memberOf, textOf } from "../../../base/json/json-object.ts";
import { pairUp } from "../../../compare/pair-up.ts";
import type { Keys } from "../../../compare/place-index.ts";
import { quote } from "../reason.ts";
import type { ShapeComparison } from "./compare-shapes.ts";
import type { Media } from "./spec-reader.ts";
import { breaking, type FactChange } from "./shape-change.ts";
import { foundAt } from "./spec-finding.ts";
import type { FoundChange } from "./walk-parts.ts";

/** Compares how the parts of a form are sent, and which kinds of files are accepted. */
export function compareEncodings(
  body: readonly PlaceStep[],
  { source: old }: Media,
  { source: current }: Media,
  comparison: ShapeComparison,
): FoundChange[] {
  return pairUp(encodingsOf(old), encodingsOf(current)).flatMap(([name, before, after]) => {
    const place = [...body, { property: name }];
    const media =
      after === undefined ? comparison.old.places.keysOf(old) : comparison.current.places.keysOf(current);
    const keys = [...media, "encoding", name];
    const [was, is] = [before, after].map((encoding) => textOf(memberOf(encoding, "contentType")));
    const [style, newStyle] = [before, after].map((encoding) =>
      JSON.stringify([memberOf(encoding, "style"), memberOf(encoding, "explode")]),
    );
    return [
      ...(was === is ? [] : [foundAt(place, compareMediaTypes(was, is, keys))]),
      ...(style === newStyle ? [] : [foundAt(place, breaking("is now sent in another way", keys))]),
    ];
  });
}

function encodingsOf(media: unknown): Map<string, unknown> {
  return new Map(entriesOf(memberOf(media, "encoding")));
}

function compareMediaTypes(was: string | undefined, is: string | undefined, keys: Keys): FactChange {
  const isWider =
    is === undefined || (was !== undefined && list(was).every((type) => isTaken(type, list(is))));
  const clause =
    is === undefined
      ? `is no longer limited to ${quoteAll(was ?? "")}`
      : was === undefined
        ? `takes only ${quoteAll(is)} now`
        : `takes ${quoteAll(is)} instead of ${quoteAll(was)}`;
  return { class: isWider ? "feature" : "breaking", clause, keys };
}

function list(types: string): string[] {
  return types.split(",").map((type) => type.trim().toLowerCase());
}

/** `audio/*` takes `audio/wav`. */
function isTaken(type: string, ranges: readonly string[]): boolean {
  return ranges.some(
    (range) =>
      range === type || range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1))),
  );
}

function quoteAll(types: string): string {
  return list(types).map(quote).join(", ");
}
