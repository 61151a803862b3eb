import { isObject } from "../../../json/json-object.ts";
import { formatPointer, parsePointer, valueAt } from "../../../json/json-pointer.ts";
import { quote } from "../../reason.ts";
import { canonicalJson } from "../../../json/canonical-json.ts";
import { isNothingToAskFor } from "../canonical-schema.ts";
import { type DocumentIndex, listAt } from "../document-index.ts";
import type { SpecRule } from "../spec-rule.ts";

/**
 * Members of a union. In an answer a new one is a break unless the union is open, that is, has a variant for unknown
 * tags; one that is gone always is, because code that asks for it does not compile any more.
 */
export const unionMembers: SpecRule = ({ kind, typeName, pointer, directions, name }, { old, current }) => {
  const keys = parsePointer(pointer);
  const isMember = typeName === "Schema" && /^(anyOf|oneOf)$/.test(keys.at(-2) ?? "");
  const index = kind === "removed" ? old : current;
  const member = nameOf(index.at(pointer));
  if (isMember && kind === "removed") {
    const isLost =
      directions.has("request") || !isNothingToAskFor(canonicalJson(index.resolve(index.at(pointer))));
    return {
      class: isLost ? "breaking" : "feature",
      text: `${quote(name)} no longer has the variant ${member}`,
    };
  }
  if (isMember && kind === "added") {
    const isOpen = isOpenUnion(old, formatPointer(keys.slice(0, -2)));
    const isBreaking = directions.has("response") && !isOpen;
    return {
      class: isBreaking ? "breaking" : "feature",
      text: `${quote(name)} has a new variant, ${member}`,
    };
  }
  return undefined;
};

/** One of its variants is for tags that are not known: `{ type: string, not: { enum: […] } }`. */
function isOpenUnion(index: DocumentIndex, pointer: string): boolean {
  return ["anyOf", "oneOf"]
    .flatMap((key) => listAt(index.at(pointer), key))
    .some((member) => {
      const properties = valueAt(index.resolve(member), ["properties"]);
      return (
        isObject(properties) &&
        Object.values(properties).some((property) => isObject(property) && "not" in property)
      );
    });
}

function nameOf(schema: unknown): string {
  const reference = valueAt(schema, ["$ref"]);
  return typeof reference === "string" ? quote(parsePointer(reference).at(-1) ?? "") : "without a name";
}
