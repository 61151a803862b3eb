import { describe, expect, test } from "vitest";
import { emitTypes, type TypeDeclaration } from "./emit-types.ts";

const STATE = {
  name: "State",
  schema: { type: "string", enum: ["open", "closed"], description: "How it is." },
};
const TICKET = {
  name: "Ticket",
  schema: {
    type: "object",
    required: ["id"],
    properties: { id: { type: "string" }, note: { type: "string" } },
  },
};
const [STATE_REF, TICKET_REF] = [STATE, TICKET].map(({ name }) => ({ $ref: `#/components/schemas/${name}` }));

/** The declaration of a type, with all white space as one space. */
function emit(schema: object, rest: Partial<TypeDeclaration> = {}): string {
  const options = { unrecognized: "Unrecognized", refused: "Refused.", onReference: () => {} };
  const text = emitTypes([{ name: "T", schema, ...rest }, STATE, TICKET], options);
  return text
    .slice(0, text.search(/(?:\/\*\*[^/]*\*\/\s*)?export type State/))
    .replaceAll(/\s+/g, " ")
    .trim();
}

// The goldens have what specs contain. These are forms that only documents of others have, or none today.
describe("emitTypes", () => {
  test.each<[string, object, string]>([
    ["a list that can be null", { type: ["array", "null"], items: { type: "string" } }, "(string)[] | null"],
    ["a nullable value of OpenAPI 3.0", { type: "string", nullable: true }, "string | null"],
    ["an enum without a value", { enum: [] }, "never"],
    [
      "an enum of objects",
      { type: "object", additionalProperties: false, enum: [{ a: 1 }, {}] },
      '{ "a": 1; } | Record<string, never>',
    ],
    ["null as a constant", { const: null }, "null"],
    ["members that are the same", { anyOf: [{ type: "number" }, { type: "integer" }] }, "number"],
    ["a type next to its values", { type: "string", oneOf: [{ const: "a" }, { const: "b" }] }, '"a" | "b"'],
    ["a condition next to an object", { allOf: [TICKET_REF, { required: ["id"] }] }, "Ticket"],
    [
      "a required property of a reference",
      { allOf: [TICKET_REF], required: ["note"] },
      "Ticket & { note: string; }",
    ],
    ["a value that is not described", { description: "Anything." }, "unknown"],
  ])("writes %s", (_, schema, type) => {
    expect(emit(schema).replace(/^\/\*\*.*\*\/ /, "")).toBe(`export type T = ${type};`);
  });

  test("writes a name that is no identifier in quotes, and a number without", () => {
    const properties = { "a-b": true, über: true, 1: true, "01": true };
    expect(emit({ type: "object", properties })).toBe(
      'export interface T { 1?: unknown; "a-b"?: unknown; über?: unknown; "01"?: unknown; }',
    );
  });

  test("lets what is sent be undefined, and lists be read-only", () => {
    const list = { type: ["array", "null"], items: { type: "array", items: { type: "string" } } };
    const schema = { type: "object", properties: { list, gone: { not: {} }, any: {} } };
    expect(emit(schema, { isInput: true })).toBe(
      "export interface T { list?: readonly (readonly (string)[])[] | null | undefined; /** Refused. */ gone?: undefined; any?: unknown; }",
    );
  });

  test("repeats the comment of the only schema that a property refers to, however deep", () => {
    const open = { anyOf: [STATE_REF, { type: "string" }] };
    const state = { anyOf: [open, { type: "null" }] };
    expect(emit({ type: "object", properties: { state } })).toBe(
      "export interface T { /** How it is. */ state?: State | null; }",
    );
  });

  test("refuses what is no schema, and says what it is", () => {
    expect(() => emit({ type: "array", items: ["string"] })).toThrow('["string"] is not a schema');
  });
});
