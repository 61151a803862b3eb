import { itemsOf, type JsonObject } from "../../base/json/json-object.ts";
import { type Findings, withTodo } from "./findings.ts";

const FORMATS = new Set([
  "date",
  "date-time",
  "email",
  "uri",
  "uuid",
  "binary",
  "byte",
  "password",
  "int32",
  "float",
  "double",
  "ipv4",
  "ipv6",
]);
const LIMITS = ["minLength", "maxLength", "minimum", "maximum", "multipleOf"] as const;

/** Imports a schema of a text, number or boolean. */
export function importScalar(
  schema: JsonObject,
  kinds: readonly string[],
  at: string,
  findings: Findings,
): JsonObject {
  const values = listValues(schema);
  const isNullable =
    schema["nullable"] === true ||
    itemsOf(schema["type"]).includes("null") ||
    values?.includes(null) === true;
  const known = values?.filter((value) => value !== null);
  if (known !== undefined && known.length === 0) return { type: "null" };
  const types = known === undefined ? kinds : [...new Set(known.map(typeOfValue))];
  if (known !== undefined && kinds.length > 0 && types.some((type) => !fits(type, kinds)))
    findings.decide("known values are of another type than declared: the values decide", at);
  const all = isNullable ? [...types, "null"] : types;
  const type = all.length === 1 ? all[0] : all;
  const [single, second] = known ?? [];
  if (single !== undefined && second === undefined && !isNullable) return { type, const: single };
  const imported = {
    type,
    ...(known !== undefined && { enum: isNullable ? [...known, null] : known }),
    ...(known === undefined && readLimits(schema, at, findings)),
  };
  return { ...imported, ...readDefault(schema, { known, types, isNullable }, at, findings) };
}

function listValues(schema: JsonObject): unknown[] | undefined {
  if (schema["const"] !== undefined) return [schema["const"]];
  return Array.isArray(schema["enum"]) ? [...new Set(schema["enum"])] : undefined;
}

function typeOfValue(value: unknown): string {
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "boolean" ? "boolean" : "string";
}

function fits(type: string, kinds: readonly string[]): boolean {
  return kinds.includes(type) || (type === "integer" && kinds.includes("number"));
}

function readLimits(schema: JsonObject, at: string, findings: Findings): JsonObject {
  const limits: Record<string, unknown> = {};
  for (const key of LIMITS) if (typeof schema[key] === "number") limits[key] = schema[key];
  for (const [inclusive, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    const limit = schema[exclusive];
    if (typeof limit === "number") limits[exclusive] = limit;
    else if (limit === true && limits[inclusive] !== undefined) {
      limits[exclusive] = limits[inclusive];
      delete limits[inclusive];
    }
  }
  if (typeof schema["format"] === "string" && FORMATS.has(schema["format"]))
    limits["format"] = schema["format"];
  if (typeof schema["pattern"] === "string") findings.decide("a pattern: left out", at);
  return limits;
}

interface Preset {
  readonly known: readonly unknown[] | undefined;
  readonly types: readonly string[];
  readonly isNullable: boolean;
}

function readDefault(
  schema: JsonObject,
  { known, types, isNullable }: Preset,
  at: string,
  findings: Findings,
): JsonObject {
  const value = schema["default"];
  if (value === undefined || (value === null && !isNullable)) return {};
  const isValid =
    value === null || (known === undefined ? fits(typeOfValue(value), types) : known.includes(value));
  if (isValid) return { default: value };
  const { todo } = findings.ask({
    kind: "conflict",
    at,
    question: `Upstream has the default ${JSON.stringify(value)}, which its own schema does not allow. Which is right?`,
    choices: ["leave the default out"],
  });
  return withTodo({}, todo);
}
