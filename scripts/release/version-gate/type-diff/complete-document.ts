import { directDocument } from "../../../generator/directions/direct-document.ts";
import { METHODS, type OpenApiDocument } from "../../../generator/document.ts";
import { inlineReferences } from "../../../base/reference/inline-references.ts";
import { capitalize } from "../../../generator/provider-names.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { mapReferences } from "../../../base/reference/map-references.ts";
import { entriesOf, isObject, itemsOf, memberOf } from "../../../base/json/json-object.ts";

/** Adds what the generator relies on in a checked spec to one that was not checked. */
export function completeDocument(bundled: BundledDocument): OpenApiDocument {
  const inlined = inlineReferences(withTypeNames(bundled));
  const directed = isObject(inlined) ? directDocument(inlined) : {};
  const document: Record<string, unknown> = { servers: [], paths: {}, ...directed };
  document["info"] = { title: "API", version: "0", ...(isObject(document["info"]) ? document["info"] : {}) };
  document["paths"] = mapValues(document["paths"], (item, path) =>
    mapValues(item, (operation, method) => {
      if (method === "parameters") return withSchemas(operation);
      if (!METHODS.some((known) => known === method) || !isObject(operation)) return operation;
      const id =
        typeof operation["operationId"] === "string" ? operation["operationId"] : `${method} ${path}`;
      const parameters =
        "parameters" in operation ? { parameters: withSchemas(operation["parameters"]) } : {};
      return { summary: "", responses: {}, ...operation, ...parameters, operationId: camelCase(id) };
    }),
  );
  if (!isComplete(document)) throw new TypeError("it is no OpenAPI document");
  return document;
}

/** A parameter can have a media type instead of a schema. */
function withSchemas(parameters: unknown): unknown {
  return itemsOf(parameters).flatMap((parameter) => {
    if (!isObject(parameter) || "schema" in parameter) return [parameter];
    const [media] = entriesOf(parameter["content"]);
    return [{ ...parameter, schema: memberOf(media?.[1], "schema") ?? {} }];
  });
}

function isComplete(
  document: Record<string, unknown>,
): document is Record<string, unknown> & OpenApiDocument {
  return Array.isArray(document["servers"]) && isObject(document["paths"]) && isObject(document["info"]);
}

function mapValues(node: unknown, change: (value: unknown, key: string) => unknown): unknown {
  if (!isObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value, key)]));
}

/** `get /tickets/{ticketId}` → `getTicketsTicketId` */
function camelCase(text: string): string {
  const [first = "", ...rest] = text.match(/\w+/g) ?? [];
  return `${first}${rest.map(capitalize).join("")}`;
}

/** A schema can have a name that no type can have. */
function withTypeNames(bundled: BundledDocument): BundledDocument {
  const document = mapReferences(bundled, renameReference);
  const components = memberOf(document, "components");
  const schemas = entriesOf(memberOf(components, "schemas")).map(([name, schema]) => [
    typeName(name),
    schema,
  ]);
  if (!isObject(document) || !isObject(components)) return bundled;
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) } };
}

const SCHEMAS = "#/components/schemas/";

function renameReference(reference: string): string {
  if (!reference.startsWith(SCHEMAS)) return reference;
  const [name = "", ...rest] = reference.slice(SCHEMAS.length).split("/");
  return [SCHEMAS + typeName(decodeURIComponent(name)), ...rest].join("/");
}

function typeName(name: string): string {
  return name.replaceAll(/\W/g, "_").replace(/^(?=\d)/, "_");
}
