import { enumOf, propertiesOf, requiredOf, type SchemaNode, typesOf } from "./schema-node.ts";

/** The kind of value that a schema wants, in a few words: `string or null`, `list of integer`, `one of 3 alternatives`. */
export function describeType(node: SchemaNode): string {
  const types = typesOf(node).map(String);
  const items = node.children.get("items");
  const names = types.map((type) =>
    type === "array" ? (items ? `list of ${describeType(items)}` : "list") : type,
  );
  const what =
    node.members.length > 1
      ? `one of ${node.members.length} alternatives`
      : names.length > 0
        ? names.join(" or ")
        : "any value";
  return node.facts["nullable"] === true ? `${what} or null` : what;
}

/** A schema in a line, for something that is new. */
export function describeSchema(node: SchemaNode): string {
  const values = enumOf(node);
  const format = node.facts["format"];
  return [
    describeType(node),
    ...(typeof format === "string" ? [format] : []),
    ...(values === undefined ? [] : [listValues(values)]),
  ].join(", ");
}

export function listValues(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

/** Label that distinguishes an alternative: the value that it fixes, its name, or its properties. */
export function describeAlternative(node: SchemaNode): string {
  const tag = tagOf(node);
  if (tag !== undefined) return tag;
  if (node.name !== undefined) return node.name;
  const properties = [...propertiesOf(node).keys()].toSorted();
  return properties.length === 0 ? describeSchema(node) : `with ${properties.join(", ")}`;
}

/** A required property with one value: `type "email"`. */
export function tagOf(node: SchemaNode): string | undefined {
  return requiredOf(node)
    .map((name) => {
      const child = node.children.get(`properties/${String(name)}`);
      const values = child === undefined ? undefined : enumOf(child);
      return values?.length === 1 ? `${String(name)} ${listValues(values)}` : undefined;
    })
    .find((tag) => tag !== undefined);
}
