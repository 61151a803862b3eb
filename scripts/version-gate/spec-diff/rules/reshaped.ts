import { quote } from "../../reason.ts";
import { alternativesOf, isNothingToAskFor } from "../canonical-schema.ts";
import type { SpecRule } from "../spec-rule.ts";

const KEYWORDS = /^(properties|allOf|anyOf|oneOf|items)$/;
const SCHEMAS = /^(Schema|SchemaProperties|AllOf|AnyOf|OneOf)$/;
const COMBINATORS = /^(AllOf|AnyOf|OneOf)$/;

/** A schema that is put together in another way: it is compared by what it allows, not by how it says so. */
export const reshaped: SpecRule = ({ path, typeName, kind, directions, name }, { old, current }) => {
  if (!SCHEMAS.test(typeName)) return undefined;
  const isKeyword = kind !== "modified" && KEYWORDS.test(path.at(-1) ?? "");
  const place = isKeyword ? path.slice(0, -1) : path;
  const [schema, newSchema] = [old, current].map((index) => index.follow(place));
  if (schema === undefined || newSchema === undefined) return undefined;
  const [before, after] = [alternativesOf(schema, old), alternativesOf(newSchema, current)];
  const removed = before.filter((alternative) => !after.includes(alternative));
  const added = after.filter((alternative) => !before.includes(alternative));
  if (removed.length === 0 && added.length === 0) return { class: "none" };
  if (!COMBINATORS.test(typeName)) return undefined;
  const isLost = directions.has("request")
    ? removed.length > 0
    : removed.some((text) => !isNothingToAskFor(text));
  const isBreaking = isLost || (directions.has("response") && added.length > 0);
  // More differs than the alternatives themselves; what exactly is rated where it is.
  if (removed.length > 0 && added.length > 0) return undefined;
  return {
    class: isBreaking ? "breaking" : "feature",
    text: `${quote(name)} allows ${added.length > 0 ? "more" : "less"} than before`,
  };
};
