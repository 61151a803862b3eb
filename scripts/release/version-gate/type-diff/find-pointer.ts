import { followKeys } from "../../../base/reference/follow.ts";
import type { PlaceStep, TypeChange } from "./compare-packages.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { isObject } from "../../../base/json/json-object.ts";
import { formatPointer, valueAt } from "../../../base/json/json-pointer.ts";

/** Returns the pointer to the source of a type change, as deep as the document has it, or `undefined`. */
export function findPointer(change: TypeChange, document: BundledDocument): string | undefined {
  const keys = startOf(change, document);
  return keys === undefined ? undefined : formatPointer(keys);
}

type Keys = readonly string[];

function startOf(change: TypeChange, document: BundledDocument): Keys | undefined {
  if ("name" in change) {
    return schemaKeys(document, "to" in change ? change.to : change.name);
  }
  if (change.about !== "value") {
    const operation = operationKeys(
      document,
      change.about === "operation-moved" ? change.to : change.operation,
    );
    if (operation === undefined || change.about !== "status") return operation;
    return (
      existing(document, [...operation, "responses", [...change.added, ...change.removed][0] ?? ""]) ??
      operation
    );
  }
  const { owner, place } = change.difference;
  const schema = owner === undefined ? undefined : schemaKeys(document, owner.name);
  if (schema !== undefined) return follow(document, schema, owner?.place ?? []);
  const [name] = change.operations;
  const operation = name === undefined ? undefined : operationKeys(document, name);
  if (operation === undefined) return undefined;
  const [first, second, third] = place.map((step) => ("property" in step ? step.property : ""));
  if (first === "params") return parameterKeys(document, operation, second ?? "", third ?? "") ?? operation;
  if (change.side === "request")
    return first === "body" ? bodyKeys(document, [...operation, "requestBody"], place.slice(1)) : operation;
  const responses = valueAt(document, [...operation, "responses"]);
  const status =
    change.status ??
    Object.keys(isObject(responses) ? responses : {}).find((key) => key.startsWith("2")) ??
    "";
  return bodyKeys(document, [...operation, "responses", status], place);
}

/** The schema that a type is made of: the types `AgentInput` and `UnknownAction` come from `Agent` and `Action`. */
function schemaKeys(document: BundledDocument, type: string): Keys | undefined {
  return [type, type.replace(/Input$/, ""), type.replace(/^Unknown/, "")]
    .map((name) => existing(document, ["components", "schemas", name]))
    .find((keys) => keys !== undefined);
}

function operationKeys(document: BundledDocument, operation: string): Keys | undefined {
  const [method = "", path = ""] = operation.split(" ");
  return existing(document, ["paths", path, method.toLowerCase()]);
}

function parameterKeys(
  document: BundledDocument,
  operation: Keys,
  place: string,
  name: string,
): Keys | undefined {
  for (const owner of [operation, operation.slice(0, -1)]) {
    const list = valueAt(document, [...owner, "parameters"]);
    if (!Array.isArray(list)) continue;
    const index = list.findIndex((_, position) => {
      const parameter = valueAt(document, followKeys(document, [...owner, "parameters", String(position)]));
      return isObject(parameter) && parameter["in"] === place && parameter["name"] === name;
    });
    if (index >= 0) return followKeys(document, [...owner, "parameters", String(index)]);
  }
  return undefined;
}

function bodyKeys(document: BundledDocument, body: Keys, place: readonly PlaceStep[]): Keys | undefined {
  const start = existing(document, followKeys(document, body));
  if (start === undefined) return undefined;
  const content = valueAt(document, [...start, "content"]);
  const [mediaType] = isObject(content) ? Object.keys(content) : [];
  return mediaType === undefined
    ? start
    : follow(document, [...start, "content", mediaType, "schema"], place);
}

/** As far as the steps lead. */
function follow(document: BundledDocument, start: Keys, [step, ...rest]: readonly PlaceStep[]): Keys {
  if (step === undefined) return start;
  const keys = followKeys(document, start);
  if ("tag" in step) return follow(document, variantKeys(document, keys, step.tag, step.value) ?? keys, rest);
  const inner =
    "property" in step
      ? propertyKeys(document, keys, step.property)
      : existing(document, [...keys, step.items === "list" ? "items" : "additionalProperties"]);
  return inner === undefined ? keys : follow(document, inner, rest);
}

/** A property of the schema itself, or of what `allOf` puts together with it. */
function propertyKeys(
  document: BundledDocument,
  schema: Keys,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): Keys | undefined {
  const keys = followKeys(document, schema);
  const pointer = formatPointer(keys);
  if (seen.has(pointer)) return undefined;
  const parts = valueAt(document, [...keys, "allOf"]);
  const places = Array.isArray(parts) ? parts.map((_, index) => [...keys, "allOf", String(index)]) : [];
  return (
    existing(document, [...keys, "properties", name]) ??
    places
      .map((place) => propertyKeys(document, place, name, new Set([...seen, pointer])))
      .find((found) => found !== undefined)
  );
}

function variantKeys(document: BundledDocument, union: Keys, tag: string, value: string): Keys | undefined {
  for (const keyword of ["oneOf", "anyOf"]) {
    const list = valueAt(document, [...union, keyword]);
    if (!Array.isArray(list)) continue;
    const variants = list.map((_, index) => followKeys(document, [...union, keyword, String(index)]));
    const found = variants.find(
      (keys) => JSON.stringify(valueAt(document, [...keys, "properties", tag, "const"])) === value,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function existing(document: BundledDocument, keys: Keys): Keys | undefined {
  return valueAt(document, keys) === undefined ? undefined : keys;
}
