import { type DocumentPlace, mapMembers } from "../../base/json/document-place.ts";
import { entriesOf, type JsonObject, memberOf } from "../../base/json/json-object.ts";
import { DirectedComponents } from "./directed-components.ts";
import { directSchema } from "./direct-schema.ts";
import type { Direction, Schemas } from "./direction.ts";

/**
 * Applies the policy per direction to a curated, bundled document: requests are closed, responses are open. A schema that
 * differs between the directions becomes two, `Agent` as received and `AgentInput` as sent; an unused one is removed. A
 * document in that form stays unchanged.
 */
export function directDocument(document: object): JsonObject {
  const components = memberOf(document, "components");
  const schemas: Schemas = Object.fromEntries(entriesOf(memberOf(components, "schemas")));
  const directed = new DirectedComponents(schemas);
  mapSchemas(document, (schema, direction) => {
    directed.reach(schema, direction);
    return schema;
  });
  directed.settle();
  const mapped = mapSchemas(document, (schema, direction) =>
    directed.rename(directSchema(schema, direction, schemas), direction),
  );
  const whole: JsonObject = { paths: {}, ...Object(mapped) };
  if (memberOf(components, "schemas") === undefined) return whole;
  return { ...whole, components: { ...Object(whole["components"]), schemas: directed.list() } };
}

/** The request of a webhook is received, and its response is sent. */
const OTHER_WAY = { request: "response", response: "request" } as const;
const DIRECTIONS = new Map<string | number, Direction>([
  ["parameters", "request"],
  ["requestBodies", "request"],
  ["requestBody", "request"],
  ["responses", "response"],
]);
/** Named schemas are directed by what leads to them; headers of responses have no type. */
const SKIPPED = new Set<string | number>(["callbacks", "headers", "schemas"]);

type MapSchema = (schema: unknown, direction: Direction) => unknown;

/** A copy of a part of a document with each schema that an operation has itself replaced. */
function mapSchemas(
  node: unknown,
  map: MapSchema,
  direction: Direction = "request",
  place: DocumentPlace = "keywords",
): unknown {
  return mapMembers(node, place, (value, key, inner) => {
    if (place !== "keywords") return mapSchemas(value, map, direction, inner);
    if (inner === "data" || SKIPPED.has(key)) return value;
    if (key === "schema") return map(value, direction);
    const below: MapSchema = key === "webhooks" ? (schema, way) => map(schema, OTHER_WAY[way]) : map;
    return mapSchemas(value, below, DIRECTIONS.get(key) ?? direction, inner);
  });
}
