import type { OpenApiDocument, Schema } from "./document.ts";
import type { Operation } from "./list-operations.ts";

/** How the runtime gets the pages of a list; `undefined` when it has none. */
export function paginationFacts(document: OpenApiDocument, operation: Operation): object | undefined {
  const { pagination, parameters, responses } = operation;
  if (pagination === undefined) return undefined;
  const { items, size, cursor, total, lastPage } = pagination;
  // Where the response says whether there is more, nobody compares the size of a page with it.
  const tells = cursor?.next ?? total ?? lastPage;
  const limit = parameters.find(({ name, in: place }) => place === "query" && name === size?.parameter);
  const maximum = tells === undefined ? resolve(document, limit?.schema).maximum : undefined;
  const page = responses.find(({ status }) => status.startsWith("2"))?.schema;
  return {
    ...pagination,
    kind: undefined,
    size: size && { ...size, maximum },
    optional: hasCertainly(document, page, items.split("/").slice(1)) ? undefined : true,
  };
}

/** Whether every value of the schema has a property at the end of these keys. */
function hasCertainly(
  document: OpenApiDocument,
  schema: Schema | undefined,
  keys: readonly string[],
  depth = 0,
): boolean {
  const [key, ...rest] = keys;
  if (key === undefined) return true;
  if (depth > 8) return false;
  const parts = partsOf(document, schema);
  if (parts.some(({ required = [] }) => required.includes(key))) {
    const property = parts.map(({ properties = {} }) => properties[key]).find((found) => found !== undefined);
    return hasCertainly(document, property, rest, depth + 1);
  }
  return parts.some(({ anyOf, oneOf }) =>
    (anyOf ?? oneOf)?.every((member) => hasCertainly(document, member, keys, depth + 1)),
  );
}

/** The schema and all that it is composed of. */
function partsOf(document: OpenApiDocument, given: Schema | undefined, depth = 0): Schema[] {
  const schema = resolve(document, given);
  const members = depth > 8 ? [] : (schema.allOf ?? []);
  return [schema, ...members.flatMap((member) => partsOf(document, member, depth + 1))];
}

function resolve(document: OpenApiDocument, schema: Schema | undefined): Schema {
  const name = schema?.$ref?.split("/").at(-1);
  return (name === undefined ? schema : document.components?.schemas?.[name]) ?? {};
}
