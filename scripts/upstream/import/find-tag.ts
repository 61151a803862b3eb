import { entriesOf, itemsOf, memberOf, textOf } from "../../base/json/json-object.ts";
import { flattenSchema } from "./flatten-schema.ts";
import { referenceOf } from "../../base/reference/reference.ts";
import { pointTo, type Placed, type UpstreamSource } from "./upstream-source.ts";

/** A property that tells the variants of a union apart, with the value of each variant. */
export interface Tag {
  readonly property: string;
  readonly values: readonly string[];
}

/** Finds the tag of a union: the discriminator, or a property with another single value in each variant. */
export function findTag(
  source: UpstreamSource,
  variants: readonly Placed[],
  discriminator: unknown,
): Tag | undefined {
  const named = textOf(memberOf(discriminator, "propertyName"));
  const [first] = variants;
  const properties = first === undefined ? [] : listProperties(source, first).map(([name]) => name);
  const candidates = [
    ...(named === undefined ? [] : [named]),
    ...properties.filter((name) => name !== named),
  ];
  for (const property of candidates) {
    const mapping = property === named ? memberOf(discriminator, "mapping") : undefined;
    const values = variants.map(
      (variant) => readTag(source, variant, property) ?? mappedTag(variant, mapping),
    );
    const texts = values.filter((value) => typeof value === "string");
    if (texts.length === variants.length && new Set(texts).size === texts.length)
      return { property, values: texts };
  }
  return undefined;
}

function readTag(source: UpstreamSource, variant: Placed, property: string): string | undefined {
  const found = listProperties(source, variant).find(([name]) => name === property);
  return found && textOf(readSingle(source, found[1], pointTo(variant.at, "properties", property)));
}

function listProperties(source: UpstreamSource, { value, at }: Placed): [string, unknown][] {
  return entriesOf(flattenSchema(source, value, at).value["properties"]);
}

/** Returns the only value that a schema allows. */
export function readSingle(source: UpstreamSource, written: unknown, from: string): unknown {
  const { value } = flattenSchema(source, written, from);
  if (value["const"] !== undefined) return value["const"];
  const values = new Set(itemsOf(value["enum"]).filter((item) => item !== null));
  return values.size === 1 ? [...values][0] : undefined;
}

function mappedTag({ value }: Placed, mapping: unknown): string | undefined {
  const reference = referenceOf(value);
  const tags = entriesOf(mapping).filter(
    ([, target]) =>
      reference !== undefined && textOf(target)?.split("/").at(-1) === reference.split("/").at(-1),
  );
  return tags.length === 1 ? tags[0]?.[0] : undefined;
}
