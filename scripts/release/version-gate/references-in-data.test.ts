import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Document, parse, parseDocument } from "yaml";
import { type LocalServer, startServer } from "../../base/http/start-server.ts";
import { SpecFolder } from "../../generator/fixtures/rule-cases.ts";
import { memberOf } from "../../base/json/json-object.ts";
import { parsePointer, valueAt } from "../../base/json/json-pointer.ts";
import { bundleDocument } from "./bundle-document.ts";
import { readDocument } from "../../generator/read-spec.ts";
import { formatProblem, SpecError } from "../../generator/spec-problem.ts";

let specs: SpecFolder;
let requests: string[];
let server: LocalServer;

beforeEach(async () => {
  specs = new SpecFolder();
  requests = [];
  server = await startServer(({ url = "" }, response) => {
    requests.push(url);
    response.end("{}");
  });
});
afterEach(async () => {
  specs[Symbol.dispose]();
  await server.close();
});

/** Changes the base document, and returns the problems of it. */
async function problemsWith(change: (document: Document) => void): Promise<string[]> {
  const document = parseDocument(readFileSync(specs.file, "utf8"));
  change(document);
  specs.write(String(document));
  try {
    await readDocument(specs.file);
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return error.problems.map((problem) => formatProblem(problem, specs.root));
  }
}

const LINK = "{ $ref: TARGET, deep: [{ $ref: TARGET }] }";
const SCHEMA = "#/components/schemas/Agent/properties/link";
const GET = "#/paths/~1agents~1{agentId}/get";
const ANSWER = `${GET}/responses/200/content/application~1json`;

describe("a $ref in data", () => {
  for (const target of ["/agents/2", "#/tags/0", "abc", "SERVER/agents", "../common/acme.yaml", "%"]) {
    test(`stays as it is: ${target}`, async () => {
      const text = target.replace("SERVER", server.baseUrl);
      const link: unknown = parse(LINK.replaceAll("TARGET", JSON.stringify(text)));
      const places: [string, unknown][] = [
        [SCHEMA, { type: "object", "x-open": "A link.", enum: [link], examples: [link] }],
        [
          "#/components/schemas/CreateAgent/properties/link",
          { type: "object", "x-open": "A link.", default: link },
        ],
        ["#/components/schemas/Agent/properties/same", { const: link }],
        [`${ANSWER}/examples/frontDesk/value/link`, link],
        [
          `${GET}/parameters`,
          [
            {
              name: "filter",
              in: "query",
              style: "deepObject",
              description: "A filter.",
              schema: { type: "object", additionalProperties: { type: "string" } },
              example: { $ref: text },
            },
          ],
        ],
      ];
      const problems = await problemsWith((document) => {
        for (const [place, value] of places) document.setIn(parsePointer(place), document.createNode(value));
      });
      expect(problems).toEqual([]);
      const [read, bundled] = [await readDocument(specs.file), await bundleDocument(specs.file)];
      for (const document of [read, bundled])
        for (const [place, value] of places) expect(valueAt(document, parsePointer(place))).toEqual(value);
      expect(requests).toEqual([]);
    });
  }
});

describe("a $ref that leaves the specs", () => {
  const refer = (reference: string): Promise<string[]> =>
    problemsWith((document) =>
      document.setIn(parsePointer(SCHEMA), document.createNode({ $ref: reference })),
    );

  test("to another machine is refused and never fetched", async () => {
    expect(await refer(`${server.baseUrl}/part.yaml#/Link`)).toEqual([
      expect.stringMatching(
        /^specs\/acme\/openapi.yaml:\d+ #\/components\/schemas\/Agent\/properties\/link: Can't resolve \$ref: http:.*part.yaml is on another machine; copy what is needed into the spec's own folder \[/,
      ),
    ]);
    await expect(bundleDocument(specs.file)).rejects.toThrow("is on another machine");
    expect(requests).toEqual([]);
  });

  test("by the address of an example is never fetched", async () => {
    await problemsWith((document) =>
      document.setIn(parsePointer(`${ANSWER}/examples/frontDesk`), {
        externalValue: `${server.baseUrl}/a.json`,
      }),
    );
    expect(requests).toEqual([]);
  });

  test("by way of a link in the folder is refused", async () => {
    const outside = join(specs.root, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "part.yaml"), "Link: { type: object, properties: { a: { type: string } } }");
    symlinkSync(outside, join(specs.root, "specs/acme/parts"), "junction");
    const [problem] = await refer("parts/part.yaml#/Link");
    expect(problem).toContain("is outside of specs/acme and specs/common; copy what is needed");
  });
});

test("a server variable keeps its data", async () => {
  const variables = { a: { default: "b", "x-deviation": { $ref: "#/tags/0" } } };
  const document = parseDocument(readFileSync(specs.file, "utf8"));
  document.setIn(["servers", 0, "variables"], document.createNode(variables));
  specs.write(String(document));
  const bundled = await bundleDocument(specs.file);
  expect(memberOf(valueAt(bundled, ["servers", "0", "variables", "a"]), "default")).toBe("b");
});
