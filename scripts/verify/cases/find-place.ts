import { resolveSchema } from "../../generator/resolve-schema.ts";
import type { OpenApiDocument, Schema } from "../../generator/document.ts";
import { listOperations, type Operation } from "../../generator/list-operations.ts";
import { parsePointer } from "../../base/json/json-pointer.ts";

/**
 * Our schema at a place such as `createAgent request /language`, `getAgent response 200 /agents/0/id` or
 * `listAgents query limit`. The pointer goes down the value, not down the schema.
 */
export function findPlace(document: OpenApiDocument, place: string): Schema {
  const words = place.split(" ");
  const pointer = words.at(-1)?.startsWith("/") ? words.pop() : undefined;
  const [id, part, name] = words;
  const operation = listOperations(document).find((candidate) => candidate.id === id);
  const top = operation === undefined ? undefined : findTop(operation, part, name);
  const found = top === undefined ? undefined : findBelow(document, top, parsePointer(pointer ?? ""));
  if (found === undefined)
    throw new Error(`the spec has no place "${place}"; specs/README.md says how to write one`);
  return found;
}

function findTop(
  { body, responses, parameters }: Operation,
  part: string | undefined,
  name: string | undefined,
): Schema | undefined {
  if (part === "request") return body?.schema;
  if (part === "response") return responses.find(({ status }) => status === name)?.schema;
  return parameters.find((parameter) => parameter.in === part && parameter.name === name)?.schema;
}

/** Returns the schema of a value further down. Where several alternatives have the place, it accepts what any of them accepts. */
function findBelow(
  document: OpenApiDocument,
  reference: Schema,
  [key, ...rest]: readonly string[],
): Schema | undefined {
  if (key === undefined) return reference;
  const schema = resolveSchema(document, reference);
  const below = (part: Schema): Schema | undefined => findBelow(document, part, [key, ...rest]);
  const inner = schema.properties?.[key] ?? (/^\d+$/.test(key) ? schema.items : undefined);
  const own = inner === undefined ? undefined : findBelow(document, inner, rest);
  const parts = [own, ...(schema.allOf ?? []).map(below)].filter((part) => part !== undefined);
  const alternatives = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(
    (part) => below(part) ?? [],
  );
  const all = alternatives.length === 0 ? parts : [...parts, { anyOf: alternatives }];
  return all.length === 0 ? undefined : { allOf: all };
}
