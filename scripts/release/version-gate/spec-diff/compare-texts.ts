import { METHODS } from "../../../generator/document.ts";
import { canonicalJson } from "../../../base/json/canonical-json.ts";
import { type DocumentPlace, membersBelow } from "../../../base/json/document-place.ts";
import { referenceOf } from "../../../base/reference/reference.ts";
import type { BundledDocument } from "../bundle-document.ts";
import type { Keys } from "../../../compare/place-index.ts";
import { DOCUMENTATION, type PlacedReason } from "./placed-reason.ts";

const TEXTS = new Set([
  "contact",
  "description",
  "example",
  "examples",
  "externalDocs",
  "license",
  "links",
  "summary",
  "tags",
  "title",
]);
/** Finds what people read and no program does, where it stands at the same place in both documents. */
export function compareTexts(old: BundledDocument, current: BundledDocument): PlacedReason[] {
  return compare(old, current, [], "keywords").map((keys) => ({
    ...DOCUMENTATION,
    keys,
    operation: subjectOf(keys),
  }));
}

function compare(old: unknown, current: unknown, keys: Keys, place: DocumentPlace): Keys[] {
  // A part that moved behind a reference has its texts elsewhere.
  if (place === "data" || (referenceOf(old) === undefined) !== (referenceOf(current) === undefined))
    return [];
  const [before, after] = [old, current].map(
    (node) => new Map(membersBelow(place, node).map(([key, ...rest]) => [key, rest])),
  );
  const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...names].flatMap((key): Keys[] => {
    const [was, is] = [before?.get(key), after?.get(key)];
    const inner = [...keys, String(key)];
    if (place === "keywords" && typeof key === "string" && TEXTS.has(key))
      return canonicalJson(was?.[0]) === canonicalJson(is?.[0]) ? [] : [is === undefined ? keys : inner];
    return was === undefined || is === undefined ? [] : compare(was[0], is[0], inner, is[1]);
  });
}

/** The operation or the schema that a text is about. */
function subjectOf([root, name = "", member = ""]: Keys): string | undefined {
  if (root === "paths")
    return METHODS.some((method) => method === member) ? `${member.toUpperCase()} ${name}` : name;
  if (root === "webhooks") return `EVENT ${name}`;
  return root === "components" && name === "schemas" ? member : undefined;
}
