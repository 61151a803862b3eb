import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { memberOf } from "../../base/json/json-object.ts";
import { valueAt } from "../../base/json/json-pointer.ts";
import { listProviders } from "../list-providers.ts";
import { readSpec } from "../read-spec.ts";
import { directDocument } from "./direct-document.ts";

const root = join(import.meta.dirname, "../../..");

/** A document with one operation that sends and receives the schema `Thing`. */
function documentOf(
  schemas: string,
  media = "{ $ref: '#/components/schemas/Thing' }",
): Record<string, unknown> {
  return parse(`
paths:
  /things/{id}:
    put:
      requestBody: { content: { application/json: { schema: ${media} } } }
      responses: { "200": { content: { application/json: { schema: ${media} } } } }
components:
  schemas:
${schemas.replaceAll(/^/gm, "    ")}
`);
}

function directed(schemas: string): Record<string, unknown> {
  const document = directDocument(documentOf(schemas));
  expect(directDocument(document)).toStrictEqual(document);
  return Object.fromEntries(
    Object.entries(Object(memberOf(document["components"], "schemas"))).map(([name, schema]) => [
      name,
      schema,
    ]),
  );
}

describe("directDocument", () => {
  test.each(listProviders(root))("leaves the spec of %s as it is, apart from allOf", async (id) => {
    const { document } = await readSpec(root, id);
    const once = directDocument({ ...document });
    expect(directDocument(once)).toStrictEqual(once);
  });

  test("closes what is sent and opens what is received", () => {
    const schemas = directed(`
Thing:
  type: object
  required: [name, size]
  properties:
    name: { type: string, maxLength: 40 }
    size: { type: integer, default: 1 }`);
    expect(schemas).toStrictEqual({
      Thing: {
        type: "object",
        required: ["name", "size"],
        properties: { name: { type: "string" }, size: { type: "integer" } },
      },
      ThingInput: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string", maxLength: 40 }, size: { type: "integer", default: 1 } },
        additionalProperties: false,
      },
    });
  });

  test("never sends what is read-only, and never receives what is write-only", () => {
    const schemas = directed(`
Thing:
  type: object
  required: [id, secret]
  properties:
    id: { type: string, readOnly: true, description: Id of the thing. }
    secret: { type: string, writeOnly: true }`);
    expect(schemas).toStrictEqual({
      Thing: {
        type: "object",
        required: ["id"],
        properties: { id: { type: "string", description: "Id of the thing." } },
      },
      ThingInput: {
        type: "object",
        required: ["secret"],
        properties: { id: { not: {}, description: "Id of the thing." }, secret: { type: "string" } },
        additionalProperties: false,
      },
    });
  });

  test("takes from x-certain what a response always has", () => {
    const { Thing, ThingInput } = directed(`
Thing:
  type: object
  required: [name]
  x-certain: [id]
  properties: { id: { type: string }, name: { type: string } }`);
    expect([memberOf(Thing, "required"), memberOf(ThingInput, "required")]).toStrictEqual([["id"], ["name"]]);
  });

  test("gives an enum one name, and lets a response have other values", () => {
    const schemas = directed(`
Thing:
  type: object
  properties:
    mode: { $ref: "#/components/schemas/Mode", description: How loud. }
    kind: { type: string, enum: [a, b] }
Mode: { type: string, enum: [quiet, loud] }`);
    expect(memberOf(schemas["Thing"], "properties")).toStrictEqual({
      mode: { description: "How loud.", anyOf: [{ $ref: "#/components/schemas/Mode" }, { type: "string" }] },
      kind: { anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "string" }] },
    });
    expect(memberOf(schemas["ThingInput"], "properties")).toStrictEqual({
      mode: { $ref: "#/components/schemas/Mode", description: "How loud." },
      kind: { type: "string", enum: ["a", "b"] },
    });
    expect(schemas["Mode"]).toStrictEqual({ type: "string", enum: ["quiet", "loud"] });
  });

  test("keeps the limits of a text or number with a name in requests only", () => {
    const schemas = directed(`
Thing:
  type: object
  properties:
    number: { $ref: "#/components/schemas/PhoneNumber", description: Number to call. }
PhoneNumber: { type: string, pattern: '^[+]', description: A phone number. }`);
    expect(memberOf(schemas["Thing"], "properties")).toStrictEqual({
      number: { type: "string", description: "Number to call." },
    });
    expect(memberOf(schemas["ThingInput"], "properties")).toStrictEqual({
      number: { $ref: "#/components/schemas/PhoneNumber", description: "Number to call." },
    });
    expect(schemas["PhoneNumber"]).toMatchObject({ pattern: "^[+]" });
  });

  test("gives a received union a last variant for unknown kinds", () => {
    const schemas = directed(`
Thing:
  oneOf: [{ $ref: "#/components/schemas/Call" }, { $ref: "#/components/schemas/Mail" }]
  discriminator:
    propertyName: kind
    mapping: { call: "#/components/schemas/Call", mail: "#/components/schemas/Mail" }
Call:
  type: object
  required: [id, kind]
  properties: { id: { type: string }, kind: { type: string, const: call }, to: { type: integer } }
Mail:
  type: object
  required: [id, kind]
  properties: { id: { type: string }, kind: { type: string, const: mail }, to: { type: string } }`);
    expect(Object.keys(schemas)).toStrictEqual([
      "Thing",
      "UnknownThing",
      "ThingInput",
      "Call",
      "CallInput",
      "Mail",
      "MailInput",
    ]);
    expect(schemas["Thing"]).toStrictEqual({
      anyOf: ["Call", "Mail", "UnknownThing"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    });
    expect(schemas["UnknownThing"]).toMatchObject({
      required: ["id", "kind"],
      properties: {
        id: { type: "string" },
        kind: { not: { enum: ["call", "mail"] } },
        to: { "x-open": expect.any(String) },
      },
    });
    expect(schemas["ThingInput"]).toStrictEqual({
      oneOf: ["CallInput", "MailInput"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
      discriminator: {
        propertyName: "kind",
        mapping: { call: "#/components/schemas/CallInput", mail: "#/components/schemas/MailInput" },
      },
    });
  });

  test("knows of a kind to come that it has an object where all known kinds have one", () => {
    const { UnknownThing } = directed(`
Thing:
  oneOf: [{ $ref: "#/components/schemas/Call" }, { $ref: "#/components/schemas/Mail" }]
  discriminator:
    propertyName: kind
    mapping: { call: "#/components/schemas/Call", mail: "#/components/schemas/Mail" }
Call:
  type: object
  required: [kind, details]
  properties: { kind: { type: string, const: call }, details: { $ref: "#/components/schemas/Route" } }
Route:
  oneOf: [{ $ref: "#/components/schemas/Direct" }, { $ref: "#/components/schemas/Rerouted" }]
Direct: { type: object, required: [via], properties: { via: { type: boolean, const: false } } }
Rerouted: { allOf: [{ type: object, properties: { via: { type: boolean, const: true } } }] }
Mail:
  type: object
  required: [kind, details]
  properties: { kind: { type: string, const: mail }, details: { $ref: "#/components/schemas/Text" } }
Text:
  oneOf: [{ $ref: "#/components/schemas/Plain" }]
  discriminator: { propertyName: as, mapping: { plain: "#/components/schemas/Plain" } }
Plain: { type: object, required: [as], properties: { as: { type: string, const: plain } } }`);
    expect(memberOf(memberOf(UnknownThing, "properties"), "details")).toMatchObject({
      type: "object",
      additionalProperties: true,
      "x-open": expect.any(String),
    });
  });

  test("sends no member of anyOf that only the platform sends, and the other way round", () => {
    const { Thing, ThingInput } = directed(`
Thing:
  type: object
  properties:
    goal: { description: A goal., anyOf: [{ type: string }, { $ref: "#/components/schemas/Goal", readOnly: true }] }
    size: { anyOf: [{ type: integer }, { type: "null" }, { type: string, writeOnly: true }] }
Goal: { type: object, properties: { text: { type: string } } }`);
    expect(memberOf(Thing, "properties")).toStrictEqual({
      goal: { description: "A goal.", anyOf: [{ type: "string" }, { $ref: "#/components/schemas/Goal" }] },
      size: { anyOf: [{ type: "integer" }, { type: "null" }] },
    });
    expect(memberOf(ThingInput, "properties")).toStrictEqual({
      goal: { description: "A goal.", type: "string" },
      size: { anyOf: [{ type: "integer" }, { type: "null" }, { type: "string" }] },
    });
  });

  test("joins members of allOf with conditions, which responses do not have", () => {
    const condition = (length: number): string => `{ properties: { name: { minLength: ${length} } } }`;
    const { Thing, ThingInput } = directed(`
Thing:
  allOf:
    - { $ref: "#/components/schemas/Sized" }
    - { type: object, properties: { name: { type: string } }, dependentSchemas: { unit: ${condition(3)}, name: ${condition(4)} } }
Sized:
  type: object
  properties: { unit: { type: string }, size: { type: integer } }
  dependentSchemas: { unit: ${condition(2)} }`);
    expect(Object.keys(Object(Thing))).toStrictEqual(["type", "properties"]);
    const limit = (length: number): unknown => ({ properties: { name: { minLength: length } } });
    expect(ThingInput).toMatchObject({
      additionalProperties: false,
      dependentSchemas: { unit: { allOf: [limit(2), limit(3)] }, name: limit(4) },
    });
  });

  test("joins the members of allOf into one closed object", () => {
    const { ThingInput } = directed(`
Thing:
  required: [name]
  allOf:
    - { $ref: "#/components/schemas/Named" }
    - { type: object, required: [size], properties: { size: { type: integer } } }
Named: { type: object, description: Something with a name., additionalProperties: false, properties: { name: { type: string } } }`);
    expect(ThingInput).toStrictEqual({
      type: "object",
      additionalProperties: false,
      required: ["size", "name"],
      properties: { name: { type: "string" }, size: { type: "integer" } },
    });
  });

  test("joins the objects of an allOf next to a union, with the required properties of the whole", () => {
    const { Thing, ThingInput } = directed(`
Thing:
  required: [name]
  x-certain: []
  allOf:
    - { $ref: "#/components/schemas/Named" }
    - { type: object, properties: { size: { type: integer } } }
    - { $ref: "#/components/schemas/Sleep" }
  unevaluatedProperties: false
Named:
  type: object
  properties: { name: { type: string } }
  dependentSchemas: { name: { properties: { size: { maximum: 4 } } } }
Sleep: { oneOf: [{ $ref: "#/components/schemas/Asleep" }, { $ref: "#/components/schemas/Awake" }] }
Asleep: { type: object, required: [asleep], properties: { asleep: { type: boolean, const: true } } }
Awake: { type: object, required: [asleep], properties: { asleep: { type: boolean, const: false } } }`);
    const properties = { name: { type: "string" }, size: { type: "integer" } };
    expect([Thing, ThingInput]).toMatchObject([
      { allOf: [{ type: "object", properties, required: [] }, { $ref: "#/components/schemas/Sleep" }] },
      {
        allOf: [{ properties, required: ["name"] }, { $ref: "#/components/schemas/SleepInput" }],
        dependentSchemas: { name: { properties: { size: { maximum: 4 } } } },
      },
    ]);
    expect(memberOf(ThingInput, "allOf")).not.toMatchObject([{ dependentSchemas: {} }, {}]);
  });

  test("closes a composition of properties and unions that each describe a part", () => {
    const { ThingInput, AsleepInput } = directed(`
Thing:
  type: object
  required: [id, name]
  properties: { id: { type: string, readOnly: true }, name: { type: string } }
  allOf: [{ $ref: "#/components/schemas/Sleep" }]
Sleep: { oneOf: [{ $ref: "#/components/schemas/Asleep" }, { $ref: "#/components/schemas/Awake" }] }
Asleep:
  type: object
  required: [asleep, hours]
  additionalProperties: false
  properties: { asleep: { type: boolean, const: true }, hours: { type: integer, maximum: 9 } }
Awake: { type: object, required: [asleep], properties: { asleep: { type: boolean, const: false } } }`);
    expect(ThingInput).toStrictEqual({
      type: "object",
      allOf: [
        { type: "object", required: ["name"], properties: { id: { not: {} }, name: { type: "string" } } },
        { $ref: "#/components/schemas/SleepInput" },
      ],
      unevaluatedProperties: false,
    });
    expect(AsleepInput).not.toHaveProperty("additionalProperties");
  });

  test("takes the members of a union next to properties for parts", () => {
    const { ThingInput, CallInput, UnknownThing } = directed(`
Thing:
  type: object
  properties: { name: { type: string, maxLength: 9 } }
  oneOf: [{ $ref: "#/components/schemas/Call" }, { $ref: "#/components/schemas/Mail" }]
  discriminator:
    propertyName: kind
    mapping: { call: "#/components/schemas/Call", mail: "#/components/schemas/Mail" }
Call:
  type: object
  required: [kind]
  properties: { kind: { type: string, const: call, default: call }, to: { type: integer, minimum: 1 } }
Mail: { type: object, required: [kind], properties: { kind: { type: string, const: mail } } }`);
    expect(ThingInput).toMatchObject({ unevaluatedProperties: false });
    expect(CallInput).toMatchObject({ required: [], properties: { kind: { default: "call" } } });
    expect([ThingInput, CallInput].filter((one) => "additionalProperties" in Object(one))).toEqual([]);
    expect(UnknownThing).toMatchObject({ required: ["kind"] });
  });

  test("leaves a closed object with a condition as it is", () => {
    const { ThingInput } = directed(`
Thing:
  type: object
  properties: { name: { type: string }, size: { type: integer } }
  allOf: [{ if: { required: [name] }, then: { required: [size] } }]
  additionalProperties: false`);
    expect(ThingInput).toMatchObject({ additionalProperties: false, properties: { name: {} } });
    expect(ThingInput).not.toHaveProperty("unevaluatedProperties");
  });

  test("has one type for what is the same in both directions, and none for what nothing reaches", () => {
    const schemas = directed(`
Thing: { type: object, properties: { size: { $ref: "#/components/schemas/Size" } } }
Size: { type: integer, maximum: 4 }
Forgotten: { type: object }`);
    expect(Object.keys(schemas)).toStrictEqual(["Thing", "ThingInput", "Size"]);
  });

  test("has two types for a part of a value, although it says the same in both directions", () => {
    const { Part, PartInput } = directed(`
Thing:
  allOf: [{ type: object, properties: { name: { type: string } } }, { $ref: "#/components/schemas/Choice" }]
  unevaluatedProperties: false
Choice: { oneOf: [{ $ref: "#/components/schemas/Part" }, { $ref: "#/components/schemas/Other" }] }
Part: { allOf: [{ type: object, properties: { isLoud: { type: boolean, const: false } } }] }
Other:
  allOf: [{ type: object, required: [isLoud], properties: { isLoud: { type: boolean, const: true } } }]`);
    const part = { type: "object", properties: { isLoud: { type: "boolean", const: false } } };
    expect([Part, PartInput]).toStrictEqual([part, part]);
  });

  test("splits whatever leads to something split, also in a circle", () => {
    const schemas = directed(`
Thing: { type: array, items: { $ref: "#/components/schemas/Node" } }
Node: { type: object, properties: { children: { $ref: "#/components/schemas/Thing" } } }`);
    expect(schemas["ThingInput"]).toStrictEqual({
      type: "array",
      items: { $ref: "#/components/schemas/NodeInput" },
    });
  });

  test("receives what a webhook is called with, and keeps its schemas", () => {
    const document = directDocument({
      ...documentOf("Thing: { type: object, properties: { id: { type: string, readOnly: true } } }"),
      webhooks: parse(`
changed:
  post:
    requestBody: { content: { application/json: { schema: { type: object, properties: { old: { $ref: "#/components/schemas/Thing" }, kind: { type: string, enum: [a] } } } } } }`),
    });
    const json = valueAt(document, "webhooks changed post requestBody content application/json".split(" "));
    expect(memberOf(json, "schema")).toStrictEqual({
      type: "object",
      properties: {
        old: { $ref: "#/components/schemas/Thing" },
        kind: { anyOf: [{ type: "string", enum: ["a"] }, { type: "string" }] },
      },
    });
  });

  test("takes what stands in an example for data", () => {
    const document = documentOf(
      `Thing: { type: object, default: { $ref: "#/components/schemas/Gone" }, properties: {} }`,
    );
    expect(() => directDocument(document)).not.toThrow();
  });
});
