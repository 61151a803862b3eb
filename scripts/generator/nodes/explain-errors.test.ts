import { type Schema, validate } from "@cfworker/json-schema";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { explainErrors } from "./explain-errors.ts";

const KINDS: Schema = {
  oneOf: [
    {
      type: "object",
      required: ["kind", "text"],
      properties: { kind: { const: "sms" }, text: { type: "string" } },
      propertyNames: { enum: ["kind", "text"] },
    },
    {
      type: "object",
      required: ["kind", "number"],
      properties: { kind: { const: "transfer" }, number: { type: "string" } },
      propertyNames: { enum: ["kind", "number"] },
    },
    { type: "null" },
  ],
};

function explain(schema: Schema, value: unknown): string[] {
  const { errors } = validate(value, schema, "2020-12", {}, false);
  return explainErrors(errors).map(({ path, message }) => `/${path.join("/")}: ${message}`);
}

describe("explainErrors", () => {
  test("has nothing to say of what is right", () => {
    expect(explain(KINDS, { kind: "sms", text: "Hello" })).toEqual([]);
  });

  test("tells places and what is allowed there", () => {
    const schema: Schema = {
      required: ["id"],
      properties: { "a/b": { items: { enum: ["en", "es"] } }, "50 %": { type: ["integer", "null"] } },
    };
    expect(explain(schema, { "a/b": ["en", "de"], "50 %": "half" })).toEqual([
      '/: Instance does not have required property "id".',
      '/a/b/1: Instance does not match any of ["en","es"].',
      '/50 %: Instance type "string" is invalid. Expected "integer", "null".',
    ]);
  });

  test("names the properties that there are", () => {
    expect(explain(KINDS, { kind: "sms", text: "Hello", txet: "Hello" })).toEqual([
      '/txet: unknown property; expected one of ["kind","text"].',
    ]);
  });

  test("tells only of the alternative that the tag chooses", () => {
    expect(explain(KINDS, { kind: "transfer", number: 7 })).toEqual([
      '/number: Instance type "number" is invalid. Expected "string".',
    ]);
  });

  test("tells the tags when the value has none of them", () => {
    const { oneOf = [] } = KINDS;
    const schema: Schema = { properties: { action: { anyOf: oneOf.slice(0, 2) } } };
    expect(explain(schema, { action: { kind: "fax", text: "Hello" } })).toEqual([
      '/action/kind: Instance does not match "sms". Or: Instance does not match "transfer".',
    ]);
  });

  test("tells what each alternative lacks when the value could be meant for several", () => {
    expect(explain(KINDS, {})).toEqual(['/: Instance does not have required property "kind".']);
  });

  test("tells when a value fits too many alternatives", () => {
    expect(explain({ oneOf: [{}, {}, { type: "null" }] }, 7)).toEqual([
      "/: Instance does not match exactly one subschema (2 matches).",
    ]);
  });

  test("does not blame a property for what is wrong with another", () => {
    const schema: Schema = {
      allOf: [{ properties: { a: { type: "string" }, b: { type: "string" } } }],
      unevaluatedProperties: { enum: [] },
    };
    expect(explain(schema, { a: 7, b: "b" })).toEqual([
      '/a: Instance type "number" is invalid. Expected "string".',
    ]);
    expect(explain(schema, { a: "a", b: "b", c: "c" })).toEqual(["/c: the schema accepts no value here"]);
  });

  test("tells what a condition asks for", () => {
    const schema: Schema = parse("{ if: { required: [a] }, then: { required: [b] } }");
    expect(explain(schema, { a: 1 })).toEqual(['/: Instance does not have required property "b".']);
  });

  test("tells when a union is empty", () => {
    expect(explain({ anyOf: [] }, 7)).toEqual(["/: Instance does not match any subschemas."]);
  });
});
