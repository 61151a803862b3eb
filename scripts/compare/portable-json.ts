import { canonicalJson } from "../base/json/canonical-json.ts";
import { placeBelow } from "../base/json/document-place.ts";
import { mapReferences } from "../base/reference/map-references.ts";

/**
 * For what is under a keyword of a loaded document: its references were made absolute, but where it was read from is not
 * what it says.
 */
export function portableJson(keyword: string, value: unknown): string {
  const place = placeBelow("keywords", keyword, value);
  return canonicalJson(mapReferences(value, (reference) => reference.replace(/^[^#]*/, ""), place));
}
