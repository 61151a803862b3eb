import type { OpenApiDocument, Schema } from "../../generator/document.ts";
import { findMissing } from "../../generator/edit/find-missing.ts";
import { listRoundTrips } from "../../generator/edit/list-round-trips.ts";
import { listOperations, type Operation } from "../../generator/list-operations.ts";
import { isObject } from "../../base/json/json-object.ts";
import { resolveSchema } from "../../generator/resolve-schema.ts";

/** Something that a response has, and the operation that takes it back. */
export interface RoundTripCall {
  readonly title: string;
  /** Method and path of that operation. */
  readonly call: string;
  readonly operation: Operation;
  /** Schema of its body. */
  readonly schema: Schema;
  /** Operation whose response it is. */
  readonly source: string;
  readonly received: unknown;
  /** Further properties that the body requires, from its own example. */
  readonly missing: object | undefined;
}

/** One for each example of each response that the spec has a round trip of, and for each item of a list in it. */
export function listRoundTripCalls(document: OpenApiDocument): RoundTripCall[] {
  return listRoundTrips(listOperations(document)).flatMap((trip) => {
    const { call, operation, schema, sources } = trip;
    const missing = exampleOf(operation, findMissing(document, trip)?.keys ?? []);
    return sources.flatMap(({ operation: source, response, keys }) =>
      response.examples.flatMap(({ name, value }) =>
        valuesAt(value, keys).map((received, index) => ({
          title: `goes from ${[source.id, ...keys].join("/")} ${name} ${index + 1} to ${call}`,
          call,
          operation,
          schema,
          source: source.id,
          received,
          missing,
        })),
      ),
    );
  });
}

function exampleOf({ body }: Operation, keys: readonly string[]): object | undefined {
  if (keys.length === 0) return undefined;
  const example = Object.entries(Object(body?.examples[0]?.value));
  return Object.fromEntries(example.filter(([key]) => keys.includes(key)));
}

/** A number in the way stands for every item of a list. */
function valuesAt(value: unknown, keys: readonly string[]): unknown[] {
  const [key, ...rest] = keys;
  if (key === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, rest));
  return isObject(value) && Object.hasOwn(value, key) ? valuesAt(value[key], rest) : [];
}

/** The body with a text in it that another example of the request has there. */
export function changeText(
  document: OpenApiDocument,
  { operation, schema }: RoundTripCall,
  body: object,
): object {
  const { properties = {} } = resolveSchema(document, schema);
  const others = (operation.body?.examples ?? []).flatMap(({ value }) => Object.entries(Object(value)));
  const text = others.find(([key, value]) => {
    const property = properties[key];
    return typeof value === "string" && property?.type === "string" && property.const === undefined;
  });
  return text === undefined ? body : { ...body, [text[0]]: text[1] };
}
