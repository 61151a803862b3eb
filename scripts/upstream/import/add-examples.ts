import { createHash } from "node:crypto";
import { canonicalJson } from "../../base/json/canonical-json.ts";
import {
  entriesOf,
  isObject,
  itemsOf,
  memberOf,
  textOf,
  type JsonObject,
} from "../../base/json/json-object.ts";
import { findKindRoutes } from "./find-kind-routes.ts";
import { splitWords } from "./words.ts";
import { buildExample, type ExampleContext } from "./build-example.ts";

interface Seen {
  /** The schema that an example belongs to. */
  readonly examples: Map<string, string>;
  /** Kinds of unions that requests show. */
  readonly kinds: Set<string>;
}

type Components = ReadonlyMap<string, JsonObject>;
type Context = Omit<ExampleContext, "isFull" | "number">;

/** Adds an example to each parameter and body. Examples of one operation have the same ids. */
export function addExamples(paths: Record<string, Record<string, JsonObject>>, components: Components): void {
  const seen: Seen = { examples: new Map(), kinds: new Set() };
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item))
      item[method] = withExamples(operation, path, components, seen);
}

function withExamples(operation: JsonObject, path: string, components: Components, seen: Seen): JsonObject {
  const ids = new Map<string, unknown>();
  const id = textOf(operation["operationId"]) ?? "";
  const parameters = itemsOf(operation["parameters"])
    .filter(isObject)
    .map((parameter) => {
      const name = textOf(parameter["name"]) ?? "";
      const example = exampleOfParameter(parameter, name, path, components);
      if (typeof example === "string" || typeof example === "number") {
        if (parameter["in"] !== "header") ids.set(name, example);
        if (path.endsWith(`/{${name}}`)) ids.set("id", example);
      }
      return { ...parameter, example };
    });
  const complete = (holder: unknown, part: string): JsonObject => {
    const isError = /^[45]/.test(part);
    const content = entriesOf(memberOf(holder, "content")).map(([type, media]): [string, unknown] => {
      const schema = memberOf(media, "schema");
      const owner = isError ? `a refused ${id}` : `${id} ${part}`;
      return [
        type,
        {
          schema,
          examples: listExamples(
            isObject(schema) ? schema : {},
            { components, owner, ids, direction: part === "request" ? "request" : "response" },
            isError ? undefined : seen,
          ),
        },
      ];
    });
    return {
      ...(isObject(holder) ? holder : {}),
      ...(content.length > 0 && { content: Object.fromEntries(content) }),
    };
  };
  const responses = entriesOf(operation["responses"]).map(([status, response]): [string, unknown] => [
    status,
    complete(response, status),
  ]);
  return {
    ...operation,
    ...(parameters.length > 0 && { parameters }),
    ...(operation["requestBody"] !== undefined && {
      requestBody: complete(operation["requestBody"], "request"),
    }),
    responses: Object.fromEntries(responses),
  };
}

function exampleOfParameter(
  parameter: JsonObject,
  name: string,
  path: string,
  components: Components,
): unknown {
  const schema = isObject(parameter["schema"]) ? parameter["schema"] : {};
  const isId =
    parameter["in"] === "path" &&
    schema["type"] === "string" &&
    schema["enum"] === undefined &&
    schema["const"] === undefined &&
    [undefined, "uuid"].includes(textOf(schema["format"]));
  if (isId) return idOf(owningSegment(path, name));
  return buildExample(
    schema,
    { components, owner: "a query", ids: new Map(), isFull: true, direction: "request", number: 1 },
    name,
  );
}

/** A UUID for each kind of thing, which ids of any form can be. */
function idOf(kind: string): string {
  const digits = createHash("sha256").update(kind).digest("hex").slice(0, 12);
  return `5d0c2f6e-7b41-4a8d-9c33-${digits}`;
}

/** The segment of a path before a parameter: the id of a thing is the same in all paths. */
function owningSegment(path: string, name: string): string {
  const before = path
    .slice(0, path.indexOf(`{${name}}`))
    .split("/")
    .filter((segment) => segment !== "" && !segment.startsWith("{"));
  return (before.at(-1) ?? name).replaceAll(/[^A-Za-z0-9]+/g, "-");
}

/** A full example and the smallest one. A large example belongs to one schema only. */
function listExamples(schema: JsonObject, context: Context, seen: Seen | undefined): JsonObject {
  const key = canonicalJson(schema);
  const full = findDistinct(schema, { ...context, isFull: true }, key, seen);
  const least = buildExample(schema, { ...context, isFull: false, number: 1 });
  const text = canonicalJson(least);
  const isTelling =
    text !== canonicalJson(full) &&
    text !== "{}" &&
    text !== "[]" &&
    (seen?.examples.get(text) ?? key) === key;
  seen?.examples.set(canonicalJson(full), key);
  if (isTelling) seen?.examples.set(text, key);
  const kinds =
    seen === undefined || context.direction === "response" ? {} : showKinds(schema, context, seen);
  return { full: { value: full }, ...(isTelling && { least: { value: least } }), ...kinds };
}

/** An example of each kind of a union that no request has shown before. */
function showKinds(schema: JsonObject, context: Context, { kinds, examples: owners }: Seen): JsonObject {
  const examples: Record<string, { readonly value: unknown }> = {};
  for (const { kind, tag, route } of findKindRoutes(schema, context.components)) {
    if (kinds.has(`${kind} ${tag}`)) continue;
    kinds.add(`${kind} ${tag}`);
    const value = [false, true]
      .map((isFull) => buildExample(schema, { ...context, isFull, number: 1, route }))
      .find((example) => !owners.has(canonicalJson(example)));
    if (value === undefined) continue;
    const name = splitWords(tag).join("-").toLowerCase();
    examples[name in examples ? `${name}-${Object.keys(examples).length}` : name] = { value };
    owners.set(canonicalJson(value), canonicalJson(schema));
  }
  return examples;
}

/** Schemas with the same properties get other numbers. */
function findDistinct(
  schema: JsonObject,
  context: Omit<ExampleContext, "number">,
  key: string,
  seen: Seen | undefined,
): unknown {
  const examples = [1, 2, 3, 4, 5].map((number) => buildExample(schema, { ...context, number }));
  return (
    examples.find((example) => (seen?.examples.get(canonicalJson(example)) ?? key) === key) ?? examples[0]
  );
}
