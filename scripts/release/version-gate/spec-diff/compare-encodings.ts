import type { PlaceStep } from "../type-diff/compare-packages.ts";
import { entriesOf, memberOf, textOf } from "../../../base/json/json-object.ts";
import { valueAt } from "../../../base/json/json-pointer.ts";
import { quote } from "../reason.ts";
import type { FactChange } from "./compare-facts.ts";
import type { FoundChange } from "./shape-parts.ts";
import type { Located } from "./document-operations.ts";
import type { Keys } from "./schema-shape.ts";
import { breaking, foundAt } from "./spec-finding.ts";

/** Compares how the parts of a form are sent, and which kinds of files are accepted. */
export function compareEncodings(body: readonly PlaceStep[], old: Located, current: Located): FoundChange[] {
  const names = new Set(
    [old, current].flatMap(({ node }) => entriesOf(node["encoding"]).map(([name]) => name)),
  );
  return [...names].flatMap((name) => {
    const [before, after] = [old, current].map(({ node }) => valueAt(node, ["encoding", name]));
    const place = [...body, { property: name }];
    const at = after === undefined ? old : current;
    const keys = [...at.keys, "encoding", name];
    const [was, is] = [before, after].map((encoding) => textOf(memberOf(encoding, "contentType")));
    const [style, newStyle] = [before, after].map((encoding) =>
      JSON.stringify([memberOf(encoding, "style"), memberOf(encoding, "explode")]),
    );
    return [
      ...(was === is ? [] : [foundAt(place, compareMediaTypes(was, is, keys), keys, after === undefined)]),
      ...(style === newStyle
        ? []
        : [foundAt(place, breaking("is now sent in another way", keys), keys, after === undefined)]),
    ];
  });
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
  return { class: isWider ? "feature" : "breaking", clause, keys, isInOld: is === undefined };
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
