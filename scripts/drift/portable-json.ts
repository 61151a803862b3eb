import { canonicalJson } from "../json/canonical-json.ts";

/** For texts of a loaded document: its references were made absolute, but where it was read from is not what it says. */
export function portableJson(value: unknown): string {
  return canonicalJson(value).replaceAll(/("\$ref":")[^"#]*/g, "$1");
}
