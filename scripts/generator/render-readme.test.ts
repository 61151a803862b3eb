import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OpenApiDocument, OperationObject, SecurityScheme } from "./document.ts";
import { readDocument } from "./read-spec.ts";
import { createRenderContext } from "./render-context.ts";
import { renderReadme } from "./render-readme.ts";

const SECTIONS = [
  "credentials",
  "example",
  "bodies",
  "pages",
  "editing",
  "webhooks",
  "options",
  "operations",
];
const EMPTY = SECTIONS.map((name) => `<!-- generated: ${name} -->\n<!-- end: ${name} -->\n`).join("\n");
const BEARER: SecurityScheme = { type: "http", scheme: "bearer" };

function render(document: OpenApiDocument): string {
  return renderReadme(createRenderContext({ id: "acme", document }), EMPTY).content;
}

/** The document of a golden folder. */
function readGolden(idea: string): Promise<OpenApiDocument> {
  return readDocument(join(import.meta.dirname, "fixtures/goldens", idea, "openapi.yaml"));
}

function withOperations(
  paths: OpenApiDocument["paths"],
  rest: Partial<OpenApiDocument> = {},
): OpenApiDocument {
  return {
    info: { title: "Acme", version: "1" },
    servers: [{ url: "https://api.acme.example" }],
    paths,
    ...rest,
  };
}

function operation(operationId: string, rest: Partial<OperationObject> = {}): OperationObject {
  return { operationId, summary: "Do it", responses: { "200": { description: "Done." } }, ...rest };
}

describe("the example", () => {
  test("reads, although the tour and the spec begin with a write", () => {
    const document = withOperations(
      {
        "/a": { post: operation("make") },
        "/b/{id}": { get: operation("get") },
        "/c": { get: operation("list") },
      },
      { "x-tour": ["make", "get"] },
    );
    expect(render(document)).toContain('await client.GET("/c");');
  });

  test("prefers reading one thing to writing", () => {
    const document = withOperations({ "/a": { post: operation("make"), get: operation("get") } });
    expect(render(document)).toContain('await client.GET("/a");');
  });

  test("shows on a declared status how the error is narrowed", () => {
    const schema = { $ref: "#/components/schemas/Problem" };
    const responses = {
      "200": { description: "Done." },
      "404": { description: "There is none." },
      "422": { description: "Wrong.", content: { "application/json": { schema } } },
    };
    const paths = { "/a": { get: operation("get", { responses }) } };
    const schemas = { Problem: { type: "object", properties: { code: {}, message: { type: "string" } } } };
    expect(render(withOperations(paths, { components: { schemas } }))).toContain(
      "else if (result.status === 422) console.error(result.error.message);",
    );
    expect(render(withOperations(paths, { components: { schemas: { Problem: {} } } }))).toContain(
      "else if (result.status === 422) console.error(result.error);",
    );
    expect(render(withOperations({ "/a": { get: operation("get") } }))).not.toContain("else if");
  });
});

describe("the common jobs", () => {
  test("show a body with a tag, and the pages of a list", async () => {
    expect(render(await readGolden("request-union"))).toContain(' satisfies CreateAgentInit["body"];');
    expect(render(await readGolden("pages"))).toContain('of client.paginate("/');
  });

  test("are left out for an API without bodies and pages", () => {
    const text = render(withOperations({ "/a": { get: operation("get") } }));
    expect(text).toContain("This API has no JSON bodies.");
    expect(text).toContain("The lists of this API have no pages.");
  });
});

describe("the webhooks", () => {
  test("have a handler of the first event, and say which events wait", async () => {
    const text = render(await readGolden("retell"));
    expect(text).toContain('import { handleWebhook } from "@agent-apis/acme/webhooks";');
    expect(text).toContain('"call_started": (event, { id }) => console.log(id, event.event),');
    expect(text).toContain('{ secret: process.env.ACME_WEBHOOK_SECRET ?? "" }');
    expect(text).toContain("| `call_inbound` | A call comes in (waits for the response) |");
  });

  test("name the header as an option if the vendor does not", async () => {
    const document = await readGolden("every-construct");
    const { header: _, ...signature } = document["x-webhook-signature"] ?? {};
    const text = render({ ...document, "x-webhook-signature": signature });
    expect(text).toContain('signature: { header: "x-signature" }');
  });

  test("are none where the spec has none", async () => {
    expect(render(await readGolden("pages"))).toContain("The spec of this API has no webhooks.");
  });
});

describe("the credentials", () => {
  const renderWith = (securitySchemes: Readonly<Record<string, SecurityScheme>>): string =>
    render(withOperations({ "/a": { get: operation("get") } }, { components: { securitySchemes } }));

  test("are described as the spec does it", () => {
    expect(renderWith({ one: { ...BEARER, description: "Made in the settings.\n" } })).toContain(
      "`token`: Made in the settings.\n",
    );
  });

  test("are named when there are several", () => {
    const text = renderWith({
      one: { ...BEARER, description: "First." },
      two: { type: "apiKey", name: "X-Key" },
    });
    expect(text).toContain("- `one`: First.\n- `two`: a key, sent as `X-Key`.\n");
    expect(text).toContain("`token: { one: …, two: … }`");
  });

  test("are none where the API takes none", () => {
    expect(renderWith({})).toContain("The API takes no token.");
  });
});

describe("the options", () => {
  test("have the address of the API and the headers that are set once", async () => {
    const text = render(await readGolden("header-option"));
    expect(text).toMatch(/^\| `baseUrl` \| `https:/m);
    expect(text).toMatch(/^\| `timeoutMs` \| 30 000 \|/m);
    expect(text).toMatch(/^\| `apiVersion` \| `[^`]+` \| Header `[^`]+`: /m);
  });
});

describe("the operations", () => {
  test("say which credential they take where they differ", async () => {
    const text = render(await readGolden("security-per-operation"));
    expect(text).toContain("| Operation | Summary | Credential |");
    expect(text).toMatch(/^\| `GET \/health` \| [^|]+ \| none \|/m);
  });

  test("say nothing of credentials where all take the same", () => {
    const document = withOperations(
      { "/a": { get: operation("get") }, "/b": { get: operation("list") } },
      { security: [{ one: [] }], components: { securitySchemes: { one: BEARER } } },
    );
    expect(render(document)).toContain("| Operation | Summary |\n");
  });

  test("are marked when they have pages", async () => {
    expect(render(await readGolden("pages"))).toMatch(/^\| `GET [^|]+\| [^|]+\(has pages\) \|/m);
  });
});
