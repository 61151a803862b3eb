import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { listReferences, mapReferences } from "./map-references.ts";

const REFERENCES: unknown = parse(`
x-rate-limit: { $ref: rate }
paths:
  /a:
    $ref: path
    get:
      parameters: [{ $ref: parameter }, { schema: { items: { $ref: schema } } }]
      requestBody: { $ref: body }
      responses:
        default: { $ref: response }
        "200":
          headers: { example: { $ref: header } }
          links: { value: { $ref: link } }
          content: { application/json: { examples: { value: { $ref: example }, const: { $ref: other } } } }
components:
  schemas: { enum: { properties: { default: { $ref: default }, "x-a": { $ref: x-a } } } }
  examples: { examples: { $ref: examples } }
`);

const DATA: unknown = parse(`
x-code: [{ $ref: a }]
servers: [{ variables: { default: { default: { $ref: a }, enum: [{ $ref: a }] } } }]
paths:
  /a:
    x-code: { $ref: a }
    get:
      parameters: [{ example: { $ref: a }, examples: { one: { value: { $ref: a } } } }]
      responses:
        "200":
          links: { one: { parameters: { $ref: a, b: { $ref: a } }, requestBody: { $ref: a } } }
          content: { application/json: { example: [{ deep: { $ref: a } }], examples: { one: { value: { $ref: a } } } } }
components:
  schemas:
    A: { const: { $ref: a }, default: { $ref: a }, enum: [{ $ref: a }], example: { $ref: a }, examples: [{ $ref: a }] }
`);

describe("listReferences", () => {
  test("lists the references of every place that can have one", () => {
    const expected =
      "body default example examples header link other parameter path rate response schema x-a";
    expect(listReferences(REFERENCES).toSorted().join(" ")).toBe(expected);
  });

  test("treats a $ref in data as text", () => {
    expect(listReferences(DATA)).toEqual([]);
  });

  test("treats a property called $ref as a property", () => {
    expect(listReferences({ properties: { $ref: { type: "string" } } })).toEqual([]);
  });
});

describe("mapReferences", () => {
  test("changes only references", () => {
    const changed = mapReferences(REFERENCES, (reference) => `#/${reference}`);
    expect(listReferences(changed)).toEqual(listReferences(REFERENCES).map((reference) => `#/${reference}`));
    expect(mapReferences(changed, (reference) => reference.slice(2))).toEqual(REFERENCES);
    expect(mapReferences(DATA, () => "changed")).toEqual(DATA);
  });
});
