import { isObject, itemsOf, textOf, type JsonObject } from "../../base/json/json-object.ts";
import { type Findings, withTodo } from "./findings.ts";
import type { UpstreamOperation } from "./name-operations.ts";
import type { SchemaImporter } from "./schema-importer.ts";
import { pointTo, type Placed, type UpstreamSource } from "./upstream-source.ts";
import { splitWords, toSentence } from "./words.ts";

const SCALARS = new Set(["string", "integer", "number", "boolean"]);
/** Headers that the client or the platform sets. */
const SET_ELSEWHERE =
  /^(?:authorization|content-type|accept|user-agent|x-api-key|xi-api-key|api-key|cookie)$/i;

/** Imports the parameters of an operation: each a value, in a query also a list of values or an object of values. */
export function importParameters(
  { path, item, operation, at, id }: UpstreamOperation,
  source: UpstreamSource,
  schemas: SchemaImporter,
  findings: Findings,
): JsonObject[] {
  const own = listPlaced(source, operation["parameters"], pointTo(at, "parameters"));
  const shared = listPlaced(
    source,
    item["parameters"],
    pointTo(at.slice(0, at.lastIndexOf("/")), "parameters"),
  );
  const all = new Map([...shared, ...own].map((placed) => [keyOf(placed), placed]));
  const imported = [...all.values()].flatMap((placed) => importParameter(placed, id, schemas, findings));
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const missing = inPath.filter(
    (name) => !imported.some((one) => one["in"] === "path" && one["name"] === name),
  );
  for (const name of missing)
    findings.decide(`a parameter of the path is not declared: a text`, pointTo(at, "parameters", name));
  return [
    ...imported.filter((one) => one["in"] !== "path" || inPath.includes(String(one["name"]))),
    ...missing.map((name) => ({
      name,
      in: "path",
      required: true,
      description: describe(name),
      schema: { type: "string" },
    })),
  ];
}

function listPlaced(source: UpstreamSource, list: unknown, at: string): Placed[] {
  return itemsOf(list).map((value, index) => source.follow(value, pointTo(at, index)));
}

function keyOf({ value }: Placed): string {
  return isObject(value) ? `${String(value["in"])} ${String(value["name"])}` : "";
}

function importParameter(
  { value, at }: Placed,
  id: string,
  schemas: SchemaImporter,
  findings: Findings,
): JsonObject[] {
  const [name, place] = isObject(value) ? [textOf(value["name"]), textOf(value["in"])] : [];
  if (!isObject(value) || name === undefined || place === undefined) return [];
  if (place === "header" && SET_ELSEWHERE.test(name)) {
    findings.decide("a header that the client sets: left out", at);
    return [];
  }
  if (place === "cookie" || value["content"] !== undefined) {
    findings.decide(
      place === "cookie" ? "a cookie: left out" : "a parameter with a media type: left out",
      at,
    );
    return [];
  }
  const isRequired = value["required"] === true || place === "path";
  const schema = simplify(
    schemas.inline(
      schemas.convert(value["schema"] ?? { type: "string" }, pointTo(at, "schema"), `${id} ${name}`),
    ),
    place,
    at,
    schemas,
    findings,
  );
  return [
    {
      name,
      in: place,
      ...(isRequired && { required: true }),
      description: describe(name),
      ...(value["deprecated"] === true && { deprecated: true }),
      ...(schema["type"] === "object" && { style: "deepObject", explode: true }),
      schema: isRequired ? omitDefault(schema) : schema,
    },
  ];
}

/** A draft's description: OpenAPI's rules want one, and a person writes the right one. */
function describe(name: string): string {
  return `${toSentence(splitWords(name))}.`;
}

/** Returns what is sent in the end: a value; in a query also a list or an object. */
function simplify(
  schema: JsonObject,
  place: string,
  at: string,
  schemas: SchemaImporter,
  findings: Findings,
): JsonObject {
  const alternatives = itemsOf(schema["anyOf"]).filter(isObject);
  if (alternatives.length > 0) return simplifyAlternatives(alternatives, place, at, schemas, findings);
  const { "x-todo": _, ...plain } = withoutNull(schema);
  const type = plain["type"];
  if (type === "array" && place === "query") return simplifyList(plain, at, schemas, findings);
  if (type === "object" && place === "query" && isObject(plain["properties"]))
    return simplifyObject(plain, at, schemas, findings);
  if (
    SCALARS.has(String(type)) ||
    plain["const"] !== undefined ||
    (Array.isArray(type) && type.every((one) => SCALARS.has(String(one))))
  )
    return plain;
  findings.decide(`a ${place} parameter is more than one value: a text`, at);
  return { type: "string" };
}

function simplifyAlternatives(
  alternatives: readonly JsonObject[],
  place: string,
  at: string,
  schemas: SchemaImporter,
  findings: Findings,
): JsonObject {
  const members = alternatives
    .map((member) => schemas.inline(member))
    .filter((member) => member["type"] !== "null");
  const [only, second] = members;
  if (only !== undefined && second === undefined) return simplify(only, place, at, schemas, findings);
  if (members.every((member) => SCALARS.has(String(member["type"]))))
    return { anyOf: members.map(omitDefault) };
  const list = members.find((member) => member["type"] === "array");
  findings.decide("a parameter of several types: one of them kept", at);
  return list !== undefined && place === "query"
    ? simplify(list, place, at, schemas, findings)
    : { type: "string" };
}

function simplifyList(
  schema: JsonObject,
  at: string,
  schemas: SchemaImporter,
  findings: Findings,
): JsonObject {
  const items = schemas.inline(isObject(schema["items"]) ? schema["items"] : {});
  return { ...schema, items: simplify(items, "query item", at, schemas, findings) };
}

function simplifyObject(
  schema: JsonObject,
  at: string,
  schemas: SchemaImporter,
  findings: Findings,
): JsonObject {
  const { todo } = findings.ask({
    kind: "object-in-query",
    at,
    question: "Upstream has an object in the query. How is it written?",
    choices: ["deepObject, as in filter[name]=x"],
  });
  const properties = Object.entries(isObject(schema["properties"]) ? schema["properties"] : {});
  const simple = properties.map(([name, value]): [string, JsonObject] => [
    name,
    simplify(
      schemas.inline(isObject(value) ? value : {}),
      "query property",
      pointTo(at, "schema", "properties", name),
      schemas,
      findings,
    ),
  ]);
  return withTodo({ ...schema, type: "object", properties: Object.fromEntries(simple) }, todo);
}

function omitDefault(schema: JsonObject): JsonObject {
  const { default: _, ...others } = schema;
  return others;
}

function withoutNull(schema: JsonObject): JsonObject {
  const { type, enum: values, default: preset, ...others } = schema;
  const types = Array.isArray(type) ? type.filter((one) => one !== "null") : type;
  return {
    type: Array.isArray(types) && types.length === 1 ? types[0] : types,
    ...(Array.isArray(values) && { enum: values.filter((value) => value !== null) }),
    ...(preset !== undefined && preset !== null && { default: preset }),
    ...others,
  };
}
