/** A JSON Schema that is an object. */
export type Schema = Readonly<Record<string, unknown>>;

const ONE = new Set(["items", "additionalProperties"]);
const LISTS = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const MAPS = new Set(["properties", "patternProperties"]);

/** A copy of a schema with each schema in it replaced. */
export function mapParts(schema: Schema, map: (part: unknown, keyword: string) => unknown): Schema {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (ONE.has(keyword)) return [keyword, map(value, keyword)];
      if (LISTS.has(keyword)) return [keyword, listOf(value).map((part) => map(part, keyword))];
      if (!MAPS.has(keyword) || !isSchema(value)) return [keyword, value];
      const parts = Object.entries(value).map(([name, part]) => [name, map(part, keyword)]);
      return [keyword, Object.fromEntries(parts)];
    }),
  );
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
