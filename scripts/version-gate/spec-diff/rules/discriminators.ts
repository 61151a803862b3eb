import { isObject } from "../../../json/json-object.ts";
import { valueAt } from "../../../json/json-pointer.ts";
import { quote } from "../../reason.ts";
import { type DocumentIndex, listAt } from "../document-index.ts";
import type { SpecRule } from "../spec-rule.ts";

/** An entry of a mapping says by which tag a variant is known; a variant that comes or goes with it is told by itself. */
export const discriminators: SpecRule = ({ kind, path, directions, name }, { old, current }) => {
  const [discriminator, mapping, tag = ""] = path.slice(-3);
  if (kind === "modified" || discriminator !== "discriminator" || mapping !== "mapping") return undefined;
  const place = path.slice(0, -3);
  const [here, there] = kind === "removed" ? [old, current] : [current, old];
  const variant = valueAt(here.follow(path.slice(0, -1)), [tag]);
  if (!directions.has("request") || !hasVariant(there, place, variant)) return { class: "none" };
  const property = valueAt(here.follow(path.slice(0, -2)), ["propertyName"]);
  const as = `${quote(tag)} as ${quote(String(property))}`;
  return kind === "removed"
    ? { class: "breaking", text: `${quote(name)} no longer takes ${as}` }
    : { class: "feature", text: `${quote(name)} now also takes ${as}` };
};

function hasVariant(index: DocumentIndex, place: readonly string[], variant: unknown): boolean {
  const union = index.follow(place);
  return ["oneOf", "anyOf"]
    .flatMap((keyword) => listAt(index.resolve(union), keyword))
    .some((member) => isObject(member) && member["$ref"] === variant);
}
