import { describe, expect, test } from "vitest";
import { listExamples } from "./list-examples.ts";
import { object, sampleDocument } from "./fixtures/sample-document.ts";

const string = { type: "string" };

describe("listExamples", () => {
  const countIn = async (schema: object, media = {}, other = {}) => {
    const { total, broken } = listExamples(await sampleDocument(schema, { media, other }));
    return { total, broken: broken.length };
  };

  test("counts them inside and outside of schemas, and those that their schema refuses", async () => {
    const schema = object({ a: { type: "string", example: "x" }, b: { type: "integer", example: "1" } });
    expect(await countIn(schema, { example: { a: "x" } })).toEqual({ total: 3, broken: 2 });
    const examples = { right: { value: { a: "x", b: 1 } }, wrong: { value: { a: 1, b: 1 } } };
    expect(await countIn(schema, { examples })).toEqual({ total: 4, broken: 2 });
  });

  test("counts them where they stand in a schema by name, which is not allowed", async () => {
    const examples = { right: { summary: "Right", value: "x" }, wrong: { value: 1 } };
    expect(await countIn({ type: "string", examples })).toEqual({ total: 2, broken: 1 });
  });

  test("takes a property that is called examples for a property", async () => {
    const schema = object({ examples: { type: "array", items: string, example: ["x"] } });
    expect(await countIn(schema)).toEqual({ total: 1, broken: 0 });
  });

  test("counts an example of a shared schema once", async () => {
    const shared = { $ref: "#/components/schemas/Name" };
    expect(
      await countIn(object({ a: shared, b: shared }), {}, { Name: { type: "string", example: 1 } }),
    ).toEqual({
      total: 1,
      broken: 1,
    });
  });

  test("understands how OpenAPI 3.0 says null and excluded limits", async () => {
    const schema = object({
      a: { type: "string", nullable: true, enum: ["x"], example: null },
      b: { nullable: true, allOf: [{ type: "string" }], example: null },
      c: { type: "integer", minimum: 1, exclusiveMinimum: true, example: 1 },
      d: { type: "integer", maximum: 1, exclusiveMaximum: false, example: 1 },
    });
    expect(await countIn(schema)).toEqual({ total: 4, broken: 1 });
  });

  test("counts an example as refused when a pattern takes too long, and goes on", async () => {
    const slow = { type: "string", pattern: "^(a+)+$", example: `${"a".repeat(40)}!` };
    const schema = object({ a: slow, b: { ...slow, example: "b" }, c: { type: "string", example: "c" } });
    expect(await countIn(schema)).toEqual({ total: 3, broken: 2 });
  });

  test("tells patterns apart", async () => {
    const schema = object({
      a: { type: "string", pattern: "^(a+)+$", example: "a" },
      b: { type: "string", pattern: "^(b+)+$", example: "b" },
    });
    expect(await countIn(schema)).toEqual({ total: 2, broken: 0 });
  });

  test("counts an example as refused when its schema cannot be understood", async () => {
    expect(await countIn({ type: "string", pattern: "(", example: "x" })).toEqual({ total: 1, broken: 1 });
  });
});
