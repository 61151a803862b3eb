import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalServer } from "../../base/http/start-server.ts";
import { SpecFolder } from "../../generator/fixtures/rule-cases.ts";
import type { OpenApiDocument, Schema } from "../../generator/document.ts";
import { readDocument } from "../../generator/read-spec.ts";

// The first to load it, because it is the loading that could change something.
test("a mock leaves how the stacks of errors are written as it was", async () => {
  using specs = new SpecFolder();
  const document = await readDocument(specs.file);
  const { prepareStackTrace } = Error;
  const { startMock } = await import("./start-mock.ts");
  const mock = await startMock(document);
  await mock.close();
  expect(Error.prepareStackTrace).toBe(prepareStackTrace);
});

test("a mock of schemas that all refer to each other starts at once, and judges by them", async () => {
  const { startMock } = await import("./start-mock.ts");
  const names = Array.from({ length: 24 }, (_, index) => `Thing${index}`);
  const schemas = names.map((name): [string, Schema] => {
    const others = names.map((other): [string, Schema] => [other, { $ref: `#/components/schemas/${other}` }]);
    return [name, { type: "object", additionalProperties: false, properties: Object.fromEntries(others) }];
  });
  const body = { "application/json": { schema: { $ref: "#/components/schemas/Thing0" } } };
  const answer = { ...body["application/json"], examples: { one: { value: { Thing1: { Thing2: {} } } } } };
  const document: OpenApiDocument & { readonly openapi: string } = {
    openapi: "3.1.0",
    info: { title: "Woven", version: "1" },
    servers: [{ url: "https://api.acme.example" }],
    paths: {
      "/things": {
        post: {
          operationId: "createThing",
          summary: "Create a thing",
          requestBody: { required: true, content: body },
          responses: {
            "200": { description: "The thing.", content: { "application/json": answer } },
            "422": { description: "Not understood." },
          },
        },
      },
    },
    components: { schemas: Object.fromEntries(schemas) },
  };
  // It took longer than anybody waits: the time grew with the factorial of the number of schemas.
  const mock = await startMock(document);
  const send = (thing: object): Promise<Response> =>
    fetch(`${mock.baseUrl}/things`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(thing),
    });
  const right = await send({ Thing3: { Thing4: { Thing3: {} } } });
  expect([right.status, await right.json()]).toEqual([200, { Thing1: { Thing2: {} } }]);
  expect((await send({ Thing3: { Thing4: { Thing99: {} } } })).status).toBe(422);
  await mock.close();
});

test("a mock takes and gives a property called $ref as any other", async () => {
  const { startMock } = await import("./start-mock.ts");
  const link: Schema = {
    type: "object",
    additionalProperties: false,
    required: ["$ref"],
    properties: Object.fromEntries([["$ref", { type: "string", enum: ["#/tags/0", "/links/2"] }]]),
  };
  const value = { next: { $ref: "#/tags/0" } };
  const page: Schema = { type: "object", required: ["next"], properties: { next: link } };
  const content = { "application/json": { schema: page, examples: { one: { value } } } };
  const document: OpenApiDocument & { readonly openapi: string } = {
    openapi: "3.1.0",
    info: { title: "Linked", version: "1" },
    servers: [{ url: "https://api.acme.example" }],
    tags: [{ name: "Links" }],
    paths: {
      "/links": {
        post: {
          operationId: "createLink",
          summary: "Create a link",
          requestBody: { required: true, content },
          responses: {
            "200": { description: "The link.", content },
            "422": { description: "Not understood." },
          },
        },
      },
    },
  };
  const mock = await startMock(document);
  const send = async (next: object): Promise<[number, unknown]> => {
    const response = await fetch(`${mock.baseUrl}/links`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ next }),
    });
    return [response.status, response.ok ? await response.json() : undefined];
  };
  expect(await send({ $ref: "/links/2" })).toEqual([200, value]);
  expect(await send({ $ref: "/links/3" })).toEqual([422, undefined]);
  expect(await send({})).toEqual([422, undefined]);
  await mock.close();
});

describe("what the mock says to a request", () => {
  let mock: LocalServer;
  beforeAll(async () => {
    const { startMock } = await import("./start-mock.ts");
    mock = await startMock(documentOf());
  });
  afterAll(() => mock.close());

  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    // A mock that does not answer is a failure before the test is over.
    fetch(mock.baseUrl + path, { method: "POST", ...init, signal: AbortSignal.timeout(30_000) });
  const json = { "content-type": "application/json" };

  test.each([
    ["right JSON", "/json", { headers: json, body: '{"name":"Ada"}' }, 200],
    ["JSON that the schema refuses", "/json", { headers: json, body: '{"name":7}' }, 422],
    ["JSON without a required field", "/json", { headers: json, body: "{}" }, 422],
    ["no body where one is required", "/json", { headers: json }, 422],
    ["text where JSON belongs", "/json", { headers: { "content-type": "text/plain" }, body: "Ada" }, 415],
    ["what says that it is JSON and is not", "/json", { headers: json, body: "Ada" }, 500],
    ["a form with a list", "/form", { body: new URLSearchParams("tag=a&tag=b") }, 200],
    ["no form where one is required", "/form", { headers: json }, 422],
    ["a form in another type than the spec's", "/form", { body: form() }, 415],
    ["parts with a list, JSON and a file", "/multipart", { body: form() }, 200],
    ["bytes", "/bytes", { body: new Blob(["\0é"], { type: "audio/mpeg" }) }, 200],
    ["bytes of another type", "/bytes", { body: new Blob(["\0"], { type: "audio/wav" }) }, 415],
    ["no list in a header", "/headers", { headers: { "x-required": "a,b" } }, 200],
    ["lists in headers", "/headers", { headers: { "x-list": "a,b", "x-required": "a,b" } }, 200],
    ["no list in a header that is required", "/headers", {}, 422],
    ["a method that no operation has", "/json", { method: "PROPFIND" }, 500],
  ])("for %s", async (_, path, init, status) => {
    const response = await send(path, init);
    expect({ status: response.status, body: await response.text() }).toMatchObject({ status });
  });

  test("names what is wrong in a header, in characters that a header can have", async () => {
    const response = await send("/json", { headers: json, body: '{"name":"Ada","língua":"π"}' });
    expect(response.status).toBe(422);
    expect(response.headers.get("sl-violations") ?? (await response.text())).toMatch(/must NOT have/);
  });

  test("gives the answer that is asked for, in its media type", async () => {
    const sound = await send("/bytes", {
      headers: { prefer: "code=202, example=second", accept: "*/*" },
      body: new Blob(["x"], { type: "audio/mpeg" }),
    });
    expect(sound.status).toBe(202);
    expect(sound.headers.get("content-type")).toBe("audio/mpeg");
    expect(await sound.text()).toBe("two");
  });
});

function form(): FormData {
  const data = new FormData();
  data.append("tag", "a");
  data.append("tag", "b");
  data.append("more", new Blob(['{"a":1}'], { type: "application/json" }));
  data.append("file", new Blob(["\0"]));
  return data;
}

function documentOf(): OpenApiDocument {
  const text = { type: "string" };
  const list = { type: "array", items: text };
  const file = { type: "string", format: "binary" };
  const closed = (properties: Readonly<Record<string, Schema>>): Schema => ({
    type: "object",
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  });
  const post = (id: string, mediaType: string, schema: Schema): OpenApiDocument["paths"][string] => ({
    post: {
      operationId: id,
      summary: id,
      requestBody: { required: true, content: { [mediaType]: { schema } } },
      responses: {
        "200": { description: "Done." },
        "202": {
          description: "Later.",
          content: {
            "audio/mpeg": { schema: file, examples: { first: { value: "one" }, second: { value: "two" } } },
          },
        },
        "415": { description: "Another type." },
        "422": { description: "Not understood." },
      },
    },
  });
  const document: OpenApiDocument & { readonly openapi: string } = {
    openapi: "3.1.0",
    info: { title: "Mocked", version: "1" },
    servers: [{ url: "https://api.acme.example" }],
    paths: {
      "/json": post("json", "application/json", closed({ name: text })),
      "/form": post("form", "application/x-www-form-urlencoded", closed({ tag: list })),
      "/multipart": post("multipart", "multipart/form-data", closed({ tag: list, more: closed({}), file })),
      "/bytes": post("bytes", "audio/mpeg", file),
      "/headers": {
        post: {
          operationId: "headers",
          summary: "headers",
          parameters: [
            { name: "X-List", in: "header", schema: list },
            { name: "X-Required", in: "header", required: true, schema: list },
          ],
          responses: { "200": { description: "Done." }, "422": { description: "Not understood." } },
        },
      },
    },
  };
  return document;
}
