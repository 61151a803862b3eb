import { entriesOf, isObject, itemsOf, type JsonObject, memberOf } from "../../base/json/json-object.ts";
import { METHODS } from "../document.ts";
import { DirectedComponents } from "./directed-components.ts";
import { directSchema } from "./direct-schema.ts";
import type { Direction, Schemas } from "./direction.ts";

/**
 * Applies the policy per direction to a curated document in one piece: requests are closed, responses are open. A schema
 * that says something else in each direction becomes two, `Agent` as received and `AgentInput` as sent; one that nothing
 * reaches goes. A document in that form stays as it is.
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
  const whole = mapSchemas(document, (schema, direction) =>
    directed.rename(directSchema(schema, direction, schemas), direction),
  );
  const { components: others } = whole;
  if (memberOf(components, "schemas") === undefined) return whole;
  return { ...whole, components: { ...Object(others), schemas: directed.list() } };
}

/** The request of a webhook is received, and its response is sent. */
const OTHER_WAY = { request: "response", response: "request" } as const;

type MapSchema = (schema: unknown, direction: Direction) => unknown;

/** A copy of the document with each schema that an operation has itself replaced. */
function mapSchemas(document: object, map: MapSchema): JsonObject {
  const components = memberOf(document, "components");
  const paths = mapValues(memberOf(document, "paths"), (item) => mapPathItem(item, map));
  const webhooks = memberOf(document, "webhooks");
  const turned: MapSchema = (schema, direction) => map(schema, OTHER_WAY[direction]);
  return {
    ...document,
    paths,
    ...(webhooks === undefined ? {} : { webhooks: mapValues(webhooks, (item) => mapPathItem(item, turned)) }),
    ...(isObject(components) ? { components: mapComponents(components, map) } : {}),
  };
}

/** Parts that operations share by reference. */
function mapComponents(components: JsonObject, map: MapSchema): JsonObject {
  const { parameters, requestBodies, responses } = components;
  return {
    ...components,
    ...(parameters === undefined
      ? {}
      : { parameters: mapValues(parameters, (parameter) => mapSchema(parameter, "request", map)) }),
    ...(requestBodies === undefined
      ? {}
      : { requestBodies: mapValues(requestBodies, (body) => mapContent(body, "request", map)) }),
    ...(responses === undefined
      ? {}
      : { responses: mapValues(responses, (response) => mapContent(response, "response", map)) }),
  };
}

function mapPathItem(item: unknown, map: MapSchema): unknown {
  if (!isObject(item)) return item;
  const methods = METHODS.filter((method) => item[method] !== undefined);
  return {
    ...mapParameters(item, map),
    ...Object.fromEntries(methods.map((method) => [method, mapOperation(item[method], map)])),
  };
}

function mapOperation(operation: unknown, map: MapSchema): unknown {
  if (!isObject(operation)) return operation;
  const { requestBody, responses } = operation;
  return {
    ...mapParameters(operation, map),
    ...(requestBody === undefined ? {} : { requestBody: mapContent(requestBody, "request", map) }),
    ...(responses === undefined
      ? {}
      : { responses: mapValues(responses, (response) => mapContent(response, "response", map)) }),
  };
}

function mapParameters(holder: JsonObject, map: MapSchema): JsonObject {
  if (holder["parameters"] === undefined) return holder;
  const parameters = itemsOf(holder["parameters"]).map((parameter) => mapSchema(parameter, "request", map));
  return { ...holder, parameters };
}

function mapContent(holder: unknown, direction: Direction, map: MapSchema): unknown {
  if (!isObject(holder) || holder["content"] === undefined) return holder;
  return { ...holder, content: mapValues(holder["content"], (media) => mapSchema(media, direction, map)) };
}

function mapSchema(holder: unknown, direction: Direction, map: MapSchema): unknown {
  if (!isObject(holder) || holder["schema"] === undefined) return holder;
  return { ...holder, schema: map(holder["schema"], direction) };
}

function mapValues(value: unknown, map: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(entriesOf(value).map(([key, member]) => [key, map(member)]));
}
