import type { PlaceStep, TypeChange } from "./type-change.ts";
import { describe, expect, test } from "vitest";
import { findPointer } from "./find-pointer.ts";

const TICKET = { $ref: "#/components/schemas/Ticket" };
const DOCUMENT = {
  paths: {
    "/tickets/{id}": {
      parameters: [{ $ref: "#/components/parameters/Id" }],
      put: {
        parameters: [{ name: "draft", in: "query" }],
        requestBody: { content: { "application/json": { schema: TICKET } } },
        responses: {
          "200": { content: { "application/json": { schema: { type: "array", items: TICKET } } } },
          "404": { $ref: "#/components/responses/Lost" },
        },
      },
    },
  },
  components: {
    parameters: { Id: { name: "id", in: "path" } },
    responses: {
      Lost: { content: { "application/json": { schema: { properties: { why: { type: "string" } } } } } },
    },
    schemas: {
      Ticket: {
        properties: {
          action: { oneOf: [{ $ref: "#/components/schemas/Call" }] },
          extra: { additionalProperties: { type: "string" } },
        },
      },
      Call: { properties: { kind: { const: "call" }, number: { type: "string" } } },
      Callback: {
        allOf: [{ $ref: "#/components/schemas/Call" }, { properties: { at: { type: "string" } } }],
      },
    },
  },
};

interface Given {
  readonly operations?: readonly string[];
  readonly side?: "request" | "response";
  readonly status?: string;
  readonly owner?: string;
  readonly place: readonly PlaceStep[];
}

function change({
  operations = ["PUT /tickets/{id}"],
  side = "request",
  status,
  owner,
  place,
}: Given): TypeChange {
  const difference = {
    kind: "made-required",
    isBreaking: true,
    place,
    owner: owner === undefined ? undefined : { name: owner, place },
    values: [],
    before: "",
    after: "",
  } as const;
  return { about: "value", side, operations, status, difference };
}

function steps(...names: string[]): PlaceStep[] {
  return names.map((property) => ({ property }));
}

describe("findPointer", () => {
  test.each<[string, Given, string | undefined]>([
    ["a parameter", { place: steps("params", "query", "draft") }, "#/paths/~1tickets~1{id}/put/parameters/0"],
    ["a parameter of the path", { place: steps("params", "path", "id") }, "#/components/parameters/Id"],
    [
      "what a body refers to",
      { place: steps("body", "extra") },
      "#/components/schemas/Ticket/properties/extra",
    ],
    [
      "a variant of a union",
      { place: [...steps("body", "action"), { tag: "kind", value: '"call"' }, ...steps("number")] },
      "#/components/schemas/Call/properties/number",
    ],
    [
      "the values of a map in a list",
      { side: "response", place: [{ items: "list" }, ...steps("extra"), { items: "map" }] },
      "#/components/schemas/Ticket/properties/extra/additionalProperties",
    ],
    [
      "an error",
      { side: "response", status: "404", place: steps("why") },
      "#/components/responses/Lost/content/application~1json/schema/properties/why",
    ],
    [
      "a type that no operation uses",
      { operations: [], owner: "Call", place: steps("number") },
      "#/components/schemas/Call/properties/number",
    ],
    [
      "a property of the type that is sent",
      { operations: [], owner: "CallInput", place: steps("number") },
      "#/components/schemas/Call/properties/number",
    ],
    [
      "a property of a kind to come",
      { operations: [], owner: "UnknownCall", place: steps("kind") },
      "#/components/schemas/Call/properties/kind",
    ],
    [
      "a property in a member of allOf",
      { operations: [], owner: "CallbackInput", place: steps("at") },
      "#/components/schemas/Callback/allOf/1/properties/at",
    ],
    [
      "a property of what allOf refers to",
      { operations: [], owner: "Callback", place: steps("number") },
      "#/components/schemas/Call/properties/number",
    ],
    [
      "what is not there, as far as it is",
      { place: steps("body", "action", "lost") },
      "#/components/schemas/Ticket/properties/action",
    ],
    ["an operation that is not there", { operations: ["GET /lost"], place: steps("body") }, undefined],
  ])("finds %s", (_, given, pointer) => {
    expect(findPointer(change(given), DOCUMENT)).toBe(pointer);
  });

  test("finds types, operations and answers by their names", () => {
    expect(findPointer({ about: "export-added", name: "Call" }, DOCUMENT)).toBe("#/components/schemas/Call");
    expect(findPointer({ about: "export-renamed", name: "Phone", to: "Call" }, DOCUMENT)).toBe(
      "#/components/schemas/Call",
    );
    expect(findPointer({ about: "export-removed", name: "Phone" }, DOCUMENT)).toBeUndefined();
    const operation = "PUT /tickets/{id}";
    expect(findPointer({ about: "operation-added", operation }, DOCUMENT)).toBe(
      "#/paths/~1tickets~1{id}/put",
    );
    const status = { about: "status", operation, isBreaking: true, isError: true, removed: [] } as const;
    expect(findPointer({ ...status, added: ["404"] }, DOCUMENT)).toBe(
      "#/paths/~1tickets~1{id}/put/responses/404",
    );
    expect(findPointer({ ...status, added: ["409"] }, DOCUMENT)).toBe("#/paths/~1tickets~1{id}/put");
  });
});
