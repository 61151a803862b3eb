import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { loadDocument, type LoadedDocument } from "../drift/load-document.ts";
import { itemsOf, memberOf } from "../../base/json/json-object.ts";
import { selectOperations } from "./select-operations.ts";

const ref = (name: string, file = ""): object => ({ $ref: `${file}#/components/schemas/${name}` });
const answer = (schema: object): object => ({
  responses: { "200": { description: "Things", content: { "application/json": { schema } } } },
});
const object = (properties: object): object => ({ type: "object", properties });

const FILES: Readonly<Record<string, object>> = {
  "/api.yaml": {
    openapi: "3.0.3",
    servers: [{ url: "https://api.vendor.com" }],
    tags: [{ name: "things" }],
    paths: {
      "/things": { parameters: [], get: answer(ref("List")), post: answer(ref("Other")) },
      "/others": { get: answer(ref("Other")) },
      "/shared": { $ref: "shared.yaml#/path" },
    },
    webhooks: { thing: { post: answer(ref("Other")) } },
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: {
        List: { type: "array", items: ref("Thing") },
        Thing: {
          oneOf: [object({ next: ref("Thing") })],
          discriminator: {
            propertyName: "kind",
            mapping: { a: "Tagged", b: "#/components/schemas/Pointed" },
          },
        },
        Tagged: object({}),
        Pointed: object({}),
        Back: object({}),
        Other: object({ thing: ref("Thing") }),
      },
    },
  },
  "/shared.yaml": { path: { get: answer(ref("Back", "api.yaml")), put: answer({}) } },
};

async function select(...keys: string[]): Promise<LoadedDocument> {
  const read = (address: string): Promise<Buffer> =>
    Promise.resolve(Buffer.from(stringify(FILES[new URL(address).pathname] ?? {})));
  return selectOperations(await loadDocument("file:///api.yaml", read), new Set(keys));
}

const keysAt = (document: LoadedDocument, ...way: string[]): string[] =>
  Object.keys(Object(way.reduce<unknown>(memberOf, document.root)));

describe("selectOperations", () => {
  test("keeps an operation with what it leads to, over references and tags of unions", async () => {
    const selected = await select("GET /things");
    expect(keysAt(selected, "paths")).toEqual(["/things"]);
    expect(keysAt(selected, "paths", "/things")).toEqual(["parameters", "get"]);
    expect(keysAt(selected, "components", "schemas")).toEqual(["List", "Thing", "Tagged", "Pointed"]);
  });

  test("keeps what the document says of itself", async () => {
    const selected = await select("GET /things");
    expect(keysAt(selected)).toEqual(["openapi", "servers", "tags", "paths", "components"]);
    expect(keysAt(selected, "components", "securitySchemes")).toEqual(["token"]);
    expect(itemsOf(memberOf(selected.root, "tags"))).toHaveLength(1);
  });

  test("follows a path to another file, and from there back", async () => {
    const selected = await select("GET /shared");
    expect(keysAt(selected, "paths", "/shared")).toEqual(["get"]);
    expect(keysAt(selected, "components", "schemas")).toEqual(["Back"]);
  });

  test("writes references as they are within one file", async () => {
    const text = (await select("GET /others")).files.get("file:///api.yaml")?.text;
    expect(text).toContain('{"$ref":"#/components/schemas/Other"}');
    expect(text).not.toContain("file:");
  });
});
