import { describe, expect, test } from "vitest";
import { readSkeleton } from "../../compare/read-skeleton.ts";
import { countLooseness } from "./count-looseness.ts";
import { object, sampleDocument } from "./fixtures/sample-document.ts";

const tag = (value: string): object => ({ type: "string", enum: [value] });
const string = { type: "string" };

describe("countLooseness", () => {
  const countFor = async (schema: object, other = {}) =>
    countLooseness(readSkeleton(await sampleDocument(schema, { other })));

  test.each([
    ["an object without properties", { type: "object" }, 1],
    ["a value without a type", object({ a: {} }), 1],
    ["a list without a type of its items", object({ a: { type: "array" } }), 1],
    ["every property that is one", object({ a: { type: "object" }, b: { type: "object" } }), 2],
    ["no value that is refused", object({ a: { not: {}, description: "Read-only." } }), 0],
    ["no object with properties", object({ a: string }), 0],
    ["no object with named values", object({ a: { type: "object", additionalProperties: string } }), 0],
    [
      "no union and no known value",
      object({ a: { oneOf: [string, { type: "integer" }] }, b: { enum: ["x"] } }),
      0,
    ],
    ["no condition", { ...object({ a: string }), not: { required: ["b"] }, if: { required: ["c"] } }, 0],
  ])("counts as untyped %s", async (_, schema, untypedObjects) => {
    expect(await countFor(schema)).toMatchObject({ untypedObjects, unexplainedObjects: untypedObjects });
  });

  test("counts those apart that say why", async () => {
    const open = { type: "object", "x-open": "Anything that a caller likes." };
    const values = { type: "object", additionalProperties: { "x-open": "Values of any kind." } };
    const items = { type: "array", items: { "x-open": "Items of any kind." } };
    expect(await countFor(object({ values, items }))).toMatchObject({
      untypedObjects: 2,
      unexplainedObjects: 0,
    });
    expect(await countFor(object({ a: open, b: { type: "object" } }))).toMatchObject({
      untypedObjects: 2,
      unexplainedObjects: 1,
    });
  });

  test("counts the same whether a schema is shared or written out", async () => {
    const loose = object({ x: { type: "object" } });
    const shared = { $ref: "#/components/schemas/Loose" };
    const written = await countFor(object({ a: loose, b: { allOf: [loose] } }));
    expect(await countFor(object({ a: shared, b: shared }), { Loose: loose })).toEqual(written);
  });

  test("ends in a recursive schema", async () => {
    const Node = object({ next: { $ref: "#/components/schemas/Node" }, loose: { type: "object" } });
    expect(await countFor({ $ref: "#/components/schemas/Node" }, { Node })).toMatchObject({
      untypedObjects: 1,
    });
  });

  test("counts no union that says why it has no tag", async () => {
    const union = { anyOf: [object({ url: string }), object({ text: string })] };
    expect(await countFor(object({ a: union }))).toMatchObject({ untaggedUnions: 1 });
    const explained = { ...union, "x-untagged": "The API looks which key is there." };
    expect(await countFor(object({ a: explained }))).toMatchObject({ untaggedUnions: 0 });
  });

  const [sms, call] = [
    object({ type: tag("sms"), text: string }),
    object({ type: tag("call"), text: string }),
  ];
  const switches = (name: string) => [
    object({ [name]: { const: true }, [`${name}Time`]: string }),
    object({ [name]: { const: false } }, []),
  ];
  const on = { on: { const: true } };
  const off = { on: { const: false } };
  test.each([
    ["objects that nothing tells apart", { oneOf: [object({ a: string }), object({ b: string })] }, 1],
    ["a tag that may be missing", { oneOf: [sms, object({ type: tag("call") }, [])] }, 1],
    ["a switch that both variants may leave out", { oneOf: [object(on, []), object(off, [])] }, 1],
    ["not a switch that one variant may leave out", { oneOf: [object(on), object(off, [])] }, 0],
    ["not several switches together", { allOf: [{ oneOf: switches("a") }, { oneOf: switches("b") }] }, 0],
    ["a variant without the tag of the others", { oneOf: [sms, call, object({ b: string })] }, 1],
    ["a tag with a value in common", { oneOf: [sms, sms, object({ type: { enum: ["sms", "call"] } })] }, 1],
    ["not one with a tag", { oneOf: [sms, call] }, 0],
    [
      "not one with a discriminator",
      {
        oneOf: [object({ t: string }), object({ t: string, b: string })],
        discriminator: { propertyName: "t" },
      },
      0,
    ],
    [
      "not one whose last member is for other tags",
      { anyOf: [sms, call, object({ type: { type: "string", not: { enum: ["sms", "call"] } } })] },
      0,
    ],
    ["not an object next to a text", { oneOf: [sms, string] }, 0],
    [
      "not one whose member is a union with the same tag",
      {
        oneOf: [
          {
            oneOf: [object({ type: tag("sms"), b: tag("x") }), object({ type: tag("sms"), b: tag("y") })],
          },
          call,
        ],
      },
      0,
    ],
  ])("counts as untagged %s", async (_, schema, untaggedUnions) => {
    expect(await countFor(schema)).toMatchObject({ untaggedUnions });
  });
});
