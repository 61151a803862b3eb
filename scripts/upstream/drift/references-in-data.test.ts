import { expect, test } from "vitest";
import { loadDocument } from "./load-document.ts";
import { readSkeleton } from "../../compare/read-skeleton.ts";

const DOCUMENT = `
openapi: 3.1.0
info: { title: Links, version: "1" }
paths:
  /links:
    get:
      parameters: [{ name: link, in: query, schema: { type: object }, example: { $ref: other.yaml } }]
      responses:
        "200":
          description: A link.
          content:
            application/json:
              schema: { $ref: part.yaml#/Link }
              examples: { one: { value: { $ref: https://other.example/links/2 } } }
`;
const PART = `
Link: { type: object, default: { $ref: /links/1 }, properties: { $ref: { type: string, enum: ["#/a"] } } }
`;

/** Loads the document with a part in it changed, and notes what is read. */
async function load(from = "", to = ""): Promise<{ read: string[]; facts: string; wording: string }> {
  const read: string[] = [];
  const document = await loadDocument("file:///api.yaml", (address) => {
    read.push(address);
    return Promise.resolve(Buffer.from(address.endsWith("part.yaml") ? PART : DOCUMENT.replace(from, to)));
  });
  const [operation] = readSkeleton(document).operations.values();
  const schema = operation?.responses.get("200")?.content.get("application/json");
  return { read, facts: JSON.stringify(schema?.facts), wording: operation?.wording ?? "" };
}

test("a $ref in data of an upstream is neither read nor changed", async () => {
  const { read, facts } = await load();
  expect(read).toEqual(["file:///api.yaml", "file:///part.yaml"]);
  expect(facts).toContain('"default":{"$ref":"/links/1"}');
});

test("another $ref in an example is another wording", async () => {
  const changed = await load("other.example/links/2", "other.example/links/3");
  expect(changed.wording).not.toBe((await load()).wording);
});
