import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { listProviders } from "../../generator/list-providers.ts";
import { classifySchemas } from "../../compare/classify-schemas.ts";
import { compareSkeletons } from "../../compare/compare-skeletons.ts";
import { createReader } from "./create-reader.ts";
import { loadDocument } from "./load-document.ts";
import { readSkeleton } from "../../compare/read-skeleton.ts";
import { allSchemas, type Skeleton } from "../../compare/skeleton.ts";
import { restoreSkeleton, storeSkeleton, type StoredSkeleton } from "./store-skeleton.ts";

const root = join(import.meta.dirname, "../../..");
const refer = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object): object => ({ type: "object", properties });

async function readWith(schema: object, schemas: object): Promise<Skeleton> {
  const content = { "application/json": { schema } };
  const document = {
    openapi: "3.1.0",
    paths: { "/things": { get: { responses: { "200": { description: "Things", content } } } } },
    components: { schemas },
  };
  return readSkeleton(
    await loadDocument("file:///api.yaml", () => Promise.resolve(Buffer.from(stringify(document)))),
  );
}

function store(skeleton: Skeleton): StoredSkeleton {
  const stored: StoredSkeleton = JSON.parse(
    JSON.stringify(storeSkeleton(skeleton, classifySchemas(allSchemas(skeleton)))),
  );
  return stored;
}

describe("storeSkeleton", () => {
  test.each(listProviders(root))(
    "loses and adds nothing in a document as large as that of %s",
    async (id) => {
      const file = pathToFileURL(join(root, "specs", id, "openapi.yaml")).href;
      const skeleton = readSkeleton(await loadDocument(file, createReader()));
      expect(compareSkeletons(skeleton, restoreSkeleton(store(skeleton))).operations).toEqual([]);
      expect(compareSkeletons(restoreSkeleton(store(skeleton)), skeleton).operations).toEqual([]);
    },
  );

  const recursive = { oneOf: [{ type: "string" }, { type: "array", items: refer("Json") }] };
  const [text, number] = [{ type: "string" }, { type: "number" }];
  test.each([
    ["recursion", refer("Node"), { Node: object({ next: refer("Node"), name: text }) }],
    [
      "recursion that begins in a list without a name",
      { type: "array", items: refer("Json") },
      { Json: recursive },
    ],
    [
      "several unions at once",
      { allOf: [{ oneOf: [text, number] }, { anyOf: [number, { type: "boolean" }] }] },
      {},
    ],
    ["null that is referred to", { oneOf: [text, number, refer("Null")] }, { Null: { enum: [null] } }],
    ["null and one thing", { oneOf: [refer("Null"), text], readOnly: true }, { Null: { const: null } }],
    [
      "anything that is referred to",
      { type: "object", additionalProperties: refer("Any") },
      { Any: { description: "Any." } },
    ],
    [
      "equal alternatives",
      { oneOf: [refer("A"), refer("B")] },
      { A: object({ a: text }), B: object({ a: text }) },
    ],
    [
      "contradictions",
      { allOf: [{ minLength: 1, type: "string" }, { minLength: 2 }, { format: "uri" }, { format: "uuid" }] },
      {},
    ],
    [
      "tuples, patterns and conditions",
      { prefixItems: [text, number], if: { minItems: 1 }, patternProperties: { "^a/b": text } },
      {},
    ],
    ["no value at all", { properties: { a: false, b: true } }, {}],
    [
      "a discriminator",
      {
        oneOf: [object({ t: text }), object({ t: text, u: text })],
        discriminator: { propertyName: "t", mapping: { b: "#/x", a: "#/y" } },
      },
      {},
    ],
    ["a broken reference", object({ a: refer("Nothing") }), {}],
    [
      "needs between properties",
      { properties: { a: text }, dependentRequired: { a: ["c", "b"] }, additionalProperties: false },
      {},
    ],
  ])("keeps %s", async (_, schema, schemas) => {
    const skeleton = await readWith(schema, schemas);
    const stored = store(skeleton);
    expect(compareSkeletons(skeleton, restoreSkeleton(stored)).operations).toEqual([]);
    // Facts read from the lock are written in the same form again, as happens when one operation of many is accepted.
    expect(store(restoreSkeleton(stored))).toEqual(stored);
  });

  test("writes schemas that occur more than once in a table, by their names", async () => {
    const schemas = { Thing: object({ name: text }), Rare: object({ rare: text }) };
    const stored = store(
      await readWith(object({ a: refer("Thing"), b: refer("Thing"), c: refer("Rare") }), schemas),
    );
    expect(stored.schemas).toEqual({ Thing: object({ name: text }) });
  });

  test("writes a schema once that is reached in a thousand million ways", async () => {
    const levels = Array.from({ length: 30 }, (_, level): [string, object] => [
      `Level${level}`,
      object({ left: refer(`Level${level + 1}`), right: refer(`Level${level + 1}`) }),
    ]);
    const stored = store(await readWith(refer("Level0"), { ...Object.fromEntries(levels), Level30: text }));
    expect(JSON.stringify(stored).length).toBeLessThan(10_000);
  });
});
