import type { Schema } from "@cfworker/json-schema";
import { isObject } from "../../base/json/json-object.ts";
import { mayBacktrack } from "../../base/pattern/timed-pattern.ts";
import { dropsFromResponses, isAbsentIn, requiredIn } from "../directions/direct-schema.ts";
import type { Direction } from "../directions/direction.ts";
import { listParts } from "./schema-nodes.ts";
import type { SpecNode } from "./spec-node.ts";

/** Role of a schema: it describes a whole value, a part of it, or a condition. */
type Role = "whole" | "part" | "condition";

const UNIONS = ["anyOf", "oneOf"];
const MAPS = new Set(["dependentSchemas", "patternProperties", "properties"]);
/** Keywords below which `readOnly` and `writeOnly` determine the direction. */
const HOLDERS = new Set(["properties", "anyOf"]);
const OTHERS = ["additionalProperties", "unevaluatedProperties"];
const ROLES = new Map<string, Role>([
  ...["items", "patternProperties", "prefixItems", "properties", ...OTHERS].map(
    (key) => [key, "whole"] as const,
  ),
  ...["allOf", "dependentSchemas", "else", "then", ...UNIONS].map((key) => [key, "part"] as const),
  ...["contains", "if", "not"].map((key) => [key, "condition"] as const),
]);

/** A schema that accepts no value. For a plain `false`, the library does not report the place. */
const NEVER: Schema = { enum: [] };

/** Formats beyond JSON Schema: those of OpenAPI, and addresses with a dot, because one without is a typo. */
const FORMATS = new Map<unknown, Schema>([
  ["byte", { pattern: "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$" }],
  ["email", { pattern: "@.*\\." }],
  ["int32", { multipleOf: 1, minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }],
  ["int64", { multipleOf: 1 }],
]);

/**
 * Copies of schemas that refuse undeclared properties, even where a vendor may add some: in an example, such a property is
 * a mistake, or undocumented.
 */
export class ClosedSchemas {
  /** Targets of the `$ref`s in the copies. */
  readonly byReference: Record<string, Schema | boolean> = Object.create(null);
  /** Regular expressions in the copies that could take very long. */
  readonly slowPatterns = new Set<string>();
  readonly #direction: Direction;

  constructor(direction: Direction) {
    this.#direction = direction;
  }

  copy(schema: SpecNode, role: Role = "whole"): Schema | boolean {
    const { target } = schema;
    if (target === schema) return this.#copyInPlace(schema, role);
    const $ref = `${role} ${target.place}`;
    if (!($ref in this.byReference)) {
      // It can refer to itself. Another rule reports broken references.
      this.byReference[$ref] = true;
      if (target.exists) this.byReference[$ref] = this.#copyInPlace(target, role);
    }
    return { $ref };
  }

  #copyInPlace(schema: SpecNode, role: Role): Schema | boolean {
    if (schema.value === true) return true;
    if (schema.value === false) return NEVER;
    const required = isObject(schema.value)
      ? requiredIn({ ...schema.value, properties: listProperties(schema) }, this.#direction)
      : undefined;
    // It is closed to other names; a closed part would refuse the names of the other parts.
    const isClosing = (keyword: string): boolean =>
      OTHERS.includes(keyword) &&
      schema.child(keyword).value === false &&
      (role === "part" || namesProperties(schema));
    const keywords = schema.keys.filter((keyword) => !isClosing(keyword) && !this.#drops(schema, keyword));
    const copy: Schema = {
      ...Object.fromEntries(keywords.map((keyword) => [keyword, this.#copyKeyword(schema, keyword, role)])),
      ...(required === undefined ? {} : { required }),
    };
    for (const pattern of [copy.pattern, ...Object.keys(copy.patternProperties ?? {})])
      if (pattern !== undefined && mayBacktrack(pattern)) this.slowPatterns.add(pattern);
    const propertyNames = role === "whole" ? judgeNames(schema) : undefined;
    const closed = propertyNames === undefined ? copy : { ...copy, propertyNames };
    const format = FORMATS.get(copy.format);
    return format === undefined ? closed : { allOf: [closed, format] };
  }

  #copyKeyword(schema: SpecNode, keyword: string, owner: Role): unknown {
    const content = schema.rawChild(keyword);
    const usual = ROLES.get(keyword);
    if (usual === undefined) return content.value;
    // Each alternative of a plain union describes the same value as the union.
    const isSame = owner === "condition" || (UNIONS.includes(keyword) && !namesProperties(schema));
    const copy = (inner: SpecNode): unknown =>
      HOLDERS.has(keyword) && isAbsentIn(inner.value, this.#direction)
        ? NEVER
        : this.copy(inner, isSame ? owner : usual);
    if (MAPS.has(keyword))
      return Object.fromEntries(content.keys.map((key) => [key, copy(content.rawChild(key))]));
    if (!Array.isArray(content.value)) return copy(content);
    const members = content.value.map((_, index) => copy(content.rawChild(index)));
    const unknown = keyword === "oneOf" && this.#direction === "response" ? unknownKind(schema) : undefined;
    return unknown === undefined ? members : [...members, unknown];
  }

  /** Responses do not promise limits and conditions. */
  #drops(schema: SpecNode, keyword: string): boolean {
    if (this.#direction === "request" || OTHERS.includes(keyword) || !isObject(schema.value)) return false;
    return dropsFromResponses(keyword, schema.value);
  }
}

/** The unknown kind of a response: any other tag, with any properties. */
function unknownKind(union: SpecNode): Schema | undefined {
  const tag = union.child("discriminator").child("propertyName").text;
  if (tag === undefined) return undefined;
  const kinds = union.child("discriminator").child("mapping").keys;
  return { required: [tag], properties: { [tag]: { type: "string", not: { enum: kinds } } } };
}

/** The properties of a schema and of the members of its `allOf`. */
function listProperties(schema: SpecNode): Record<string, unknown> {
  const parts = listParts(schema, ["allOf"]).map((part) => part.child("properties").value);
  return Object.assign({}, ...parts.toReversed());
}

/** True if it does so outside of alternatives. */
function namesProperties(schema: SpecNode): boolean {
  return listParts(schema, ["allOf"]).some((part) => part.child("properties").exists);
}

/** Names of the properties that a value can have, if it cannot have others. */
function judgeNames(schema: SpecNode): Schema | undefined {
  const others = listParts(schema, ["allOf", ...UNIONS]).flatMap((part) =>
    OTHERS.map((key) => part.child(key)),
  );
  if (!namesProperties(schema) || others.some(({ exists, value }) => exists && value !== false))
    return undefined;
  const parts = listParts(schema, ["allOf", "else", "then", ...UNIONS]);
  const names = { enum: [...new Set(parts.flatMap((part) => part.child("properties").keys))] };
  const patterns = parts.flatMap((part) => part.child("patternProperties").keys);
  return patterns.length === 0 ? names : { anyOf: [names, ...patterns.map((pattern) => ({ pattern }))] };
}
