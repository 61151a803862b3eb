import {
  entriesOf,
  isObject,
  itemsOf,
  memberOf,
  textOf,
  type JsonObject,
} from "../../base/json/json-object.ts";
import type { Route } from "./find-kind-routes.ts";
import { referenceOf } from "../../base/reference/reference.ts";

const MAX_DEPTH = 5;

export interface ExampleContext {
  readonly components: ReadonlyMap<string, JsonObject>;
  /** Names of the example for the texts in it, so that no two examples are equal by chance. */
  readonly owner: string;
  /** Values that properties of these names have at the top. */
  readonly ids: ReadonlyMap<string, unknown>;
  /** With optional properties. */
  readonly isFull: boolean;
  readonly direction: "request" | "response";
  /** Numbers that nothing limits have this value. */
  readonly number: number;
  /** Choices that lead to what the example shows. */
  readonly route?: Route;
}

/** Builds an example that the schema accepts. */
export function buildExample(schema: JsonObject, context: ExampleContext, name = "value"): unknown {
  return build(schema, name, 0, [], context);
}

function build(
  schema: unknown,
  name: string,
  depth: number,
  stack: readonly string[],
  context: ExampleContext,
): unknown {
  const reference = referenceOf(schema);
  if (reference !== undefined) {
    const target = reference.split("/").at(-1) ?? "";
    return build(context.components.get(target) ?? {}, name, depth + 1, [...stack, target], context);
  }
  if (!isObject(schema)) return `${name} of ${context.owner}`;
  if (schema["const"] !== undefined) return schema["const"];
  const known = itemsOf(schema["enum"])[0];
  if (known !== undefined) return known;
  const alternatives = itemsOf(schema["oneOf"] ?? schema["anyOf"]);
  if (alternatives.length > 0) {
    const chosen = context.route?.get(schema);
    return build(
      alternatives.includes(chosen) ? chosen : simplest(alternatives, stack),
      name,
      depth,
      stack,
      context,
    );
  }
  return buildOfType(schema, name, depth, stack, context);
}

/** The first alternative that does not lead back to where it comes from. */
function simplest(alternatives: readonly unknown[], stack: readonly string[]): unknown {
  const isFree = (alternative: unknown): boolean =>
    !stack.includes(referenceOf(alternative)?.split("/").at(-1) ?? "");
  return alternatives.find(isFree) ?? alternatives[0];
}

function buildOfType(
  schema: JsonObject,
  name: string,
  depth: number,
  stack: readonly string[],
  context: ExampleContext,
): unknown {
  const [type] = [schema["type"]].flat();
  switch (type) {
    case "object":
      return buildObject(schema, depth, stack, context);
    case "array":
      return buildList(schema, name, depth, stack, context);
    case "integer":
    case "number":
      return buildNumber(schema, context.number);
    case "boolean":
      return schema["default"] ?? true;
    case "null":
      return null;
    case undefined:
      return `${name} of ${context.owner}`;
    default:
      return buildText(schema, name, context.owner);
  }
}

function buildObject(
  schema: JsonObject,
  depth: number,
  stack: readonly string[],
  context: ExampleContext,
): JsonObject {
  const required = new Set(itemsOf(schema["required"]));
  const isDeep = depth >= MAX_DEPTH || isRepeated(stack);
  const absent = context.direction === "request" ? "readOnly" : "writeOnly";
  const isWanted = ([name, property]: [string, unknown]): boolean =>
    memberOf(property, absent) !== true &&
    (required.has(name) ||
      (!isRepeated(stack) && context.route?.get(schema) === name) ||
      (context.isFull && !isDeep));
  const members = entriesOf(schema["properties"]).filter(isWanted);
  const values = members.map(([name, property]): [string, unknown] => {
    const id = isOutermost(stack, depth) ? context.ids.get(name) : undefined;
    return [
      name,
      id !== undefined && takes(property, id, context)
        ? id
        : build(property, name, depth + 1, stack, context),
    ];
  });
  if (values.length > 0) return Object.fromEntries(values);
  const isOnRoute = context.route?.get(schema) === "additionalProperties" && !isRepeated(stack);
  if (isObject(schema["additionalProperties"]) && (!isDeep || isOnRoute))
    return { one: build(schema["additionalProperties"], "one", depth + 1, stack, context) };
  return schema["x-open"] === undefined ? {} : { note: context.owner };
}

/** An object that is the body itself; references do not count. */
function isOutermost(stack: readonly string[], depth: number): boolean {
  return depth - stack.length <= 0;
}

/** Returns whether a component is within itself. */
function isRepeated(stack: readonly string[]): boolean {
  return new Set(stack).size < stack.length;
}

function takes(property: unknown, id: unknown, context: ExampleContext): boolean {
  const reference = referenceOf(property);
  const schema =
    reference === undefined ? property : context.components.get(reference.split("/").at(-1) ?? "");
  if (itemsOf(memberOf(schema, "anyOf")).some((member) => takes(member, id, context))) return true;
  const types = [memberOf(schema, "type")].flat();
  return (
    types.includes(typeof id === "number" ? "integer" : "string") &&
    memberOf(schema, "enum") === undefined &&
    memberOf(schema, "const") === undefined &&
    [undefined, "uuid"].includes(textOf(memberOf(schema, "format"))) &&
    memberOf(schema, "maxLength") === undefined
  );
}

function buildList(
  schema: JsonObject,
  name: string,
  depth: number,
  stack: readonly string[],
  context: ExampleContext,
): unknown[] {
  const min = Number(schema["minItems"] ?? 0);
  const isDeep = depth >= MAX_DEPTH || isRepeated(stack);
  const isOnRoute = context.route?.has(schema) === true && !isRepeated(stack);
  const count = Math.max(min, isOnRoute || (context.isFull && !isDeep) ? 1 : 0);
  return Array.from({ length: count }, (_, index) =>
    build(schema["items"], count > 1 ? `${name} ${index + 1}` : name, depth + 1, stack, context),
  );
}

function buildNumber(schema: JsonObject, usual: number): number {
  const preset = schema["default"];
  if (typeof preset === "number") return preset;
  const [min, above, max, below, step] = [
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
  ].map((key) => {
    const limit = schema[key];
    return typeof limit === "number" ? limit : undefined;
  });
  const isWhole = [schema["type"]].flat().includes("integer");
  const unit = step ?? (isWhole ? 1 : 0.5);
  const low = Math.max(min ?? -Infinity, above === undefined ? -Infinity : above + unit);
  const high = Math.min(max ?? Infinity, below === undefined ? Infinity : below - unit);
  if (usual >= low && usual <= high && (step === undefined || usual % step === 0)) return usual;
  const found = low === -Infinity ? high : low;
  return isWhole ? Math.ceil(found) : found;
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: "2026-11-20",
  "date-time": "2026-11-20T09:30:00Z",
  email: "someone@example.com",
  uri: "https://example.com/path",
  uuid: "5d0c2f6e-7b41-4a8d-9c33-000000000001",
  binary: "bytes",
  byte: "Ynl0ZXM=",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
};

function buildText(schema: JsonObject, name: string, owner: string): string {
  const preset = textOf(schema["default"]);
  const format = textOf(schema["format"]);
  if (preset !== undefined) return preset;
  const text = (format === undefined ? undefined : BY_FORMAT[format]) ?? `${name} of ${owner}`;
  const [min, max] = [Number(schema["minLength"] ?? 0), Number(schema["maxLength"] ?? Infinity)];
  return text.padEnd(min, "x").slice(0, max);
}
