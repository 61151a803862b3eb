import { entriesOf, itemsOf, textOf, type JsonObject } from "../../base/json/json-object.ts";
import { METHODS } from "../../generator/document.ts";
import { pointTo, type UpstreamSource } from "./upstream-source.ts";
import { splitWords, toCamelCase, toPascalCase, toSentence, toSingular } from "./words.ts";

/** An operation of the upstream document with the name that it gets. */
export interface UpstreamOperation {
  readonly path: string;
  readonly method: string;
  readonly item: JsonObject;
  readonly operation: JsonObject;
  readonly at: string;
  readonly id: string;
  readonly summary: string;
}

/** Verbs that generators of documents put last, with the word that stands first in our names. */
const TRAILING_VERBS: Readonly<Record<string, string>> = {
  list: "list",
  findAll: "list",
  retrieve: "get",
  findOne: "get",
  get: "get",
  create: "create",
  update: "replace",
  partialUpdate: "update",
  destroy: "delete",
  remove: "delete",
  delete: "delete",
};
const VERBS: Readonly<Record<string, string>> = {
  get: "get",
  post: "create",
  put: "replace",
  patch: "update",
  delete: "delete",
};

/** Lists the operations that `wants` takes, with ids in our grammar that are all different. */
export function nameOperations(
  source: UpstreamSource,
  wants: (method: string, path: string) => boolean,
): UpstreamOperation[] {
  const taken = new Set<string>();
  return entriesOf(source.root["paths"]).flatMap(([path, written]) => {
    const { value: item, at } = source.follow(written, pointTo("#/paths", path));
    return entriesOf(item).flatMap(([method, operation]) => {
      if (!isOperation(method, operation) || !wants(method, path)) return [];
      const words = nameWords(operation, method, path);
      const id = takeId(words, method, taken);
      return [
        {
          path,
          method,
          item: toObject(item),
          operation,
          at: pointTo(at, method),
          id,
          summary: toSentence(words),
        },
      ];
    });
  });
}

function isOperation(method: string, operation: unknown): operation is JsonObject {
  return METHODS.some((known) => known === method) && typeof operation === "object" && operation !== null;
}

function toObject(value: unknown): JsonObject {
  return Object.fromEntries(entriesOf(value));
}

function nameWords(operation: JsonObject, method: string, path: string): string[] {
  const written = splitWords(textOf(operation["operationId"]) ?? "").filter(
    (word) => !/^(?:Controller|route|api)$/i.test(word),
  );
  if (written.length === 0)
    return [VERBS[method] ?? method, ...splitWords(path.replaceAll(/\{[^}]*\}/g, ""))];
  for (const count of [2, 1]) {
    const last = written.slice(-count);
    const verb =
      TRAILING_VERBS[
        last
          .map((word, index) =>
            index === 0
              ? word.charAt(0).toLowerCase() + word.slice(1)
              : word.charAt(0).toUpperCase() + word.slice(1),
          )
          .join("")
      ];
    const nouns = written.slice(0, -count);
    if (verb === undefined || nouns.length === 0) continue;
    const isOne = verb !== "list" && (verb === "create" || path.endsWith("}"));
    return [verb, ...nouns.slice(0, -1), isOne ? toSingular(nouns.at(-1) ?? "") : (nouns.at(-1) ?? "")];
  }
  return written;
}

function takeId(words: readonly string[], method: string, taken: Set<string>): string {
  const base = toCamelCase(words.join(" "));
  let id = base;
  for (let next = 1; taken.has(id.toLowerCase()); next += 1)
    id = next === 1 ? `${base}By${toPascalCase(method)}` : `${base}${next}`;
  taken.add(id.toLowerCase());
  return id;
}

/** First tag of an operation, or the thing that it is about. */
export function areaOf({ operation, id }: UpstreamOperation): string {
  const tag = textOf(itemsOf(operation["tags"])[0]);
  if (tag !== undefined) return toSentence(splitWords(tag));
  const [, ...nouns] = splitWords(id).filter((word) => !/^v\d+$/i.test(word));
  return toSentence(nouns.slice(0, 2).map(toSingular));
}
