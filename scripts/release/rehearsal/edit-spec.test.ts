import { describe, expect, test } from "vitest";
import { NothingToRequireError, requireParameter, rewordSummary } from "./edit-spec.ts";

const SPEC = `# Curated by hand.
paths:
  /agents:
    get:
      summary: List agents
      x-pagination: { kind: page, page: { parameter: page } }
      parameters:
        - $ref: "#/components/parameters/LocationId"
        - { name: page, in: query, schema: { type: integer } }
        - { name: size, in: query, schema: { type: integer, default: 10 } }
        - { name: id, in: path, required: true, schema: { type: string } }
        - name: query # words
          in: query
          schema: { type: string }
`;

describe("rewordSummary", () => {
  test("changes the first summary and nothing else", () => {
    expect(rewordSummary(SPEC)).toBe(SPEC.replace("List agents", "List agents, as rehearsed"));
  });
});

describe("requireParameter", () => {
  test("takes an optional query parameter that neither turns pages nor has a default", () => {
    expect(requireParameter(SPEC)).toBe(`${SPEC}          required: true\n`);
  });

  test("fails when nothing is optional", () => {
    expect(() => requireParameter(requireParameter(SPEC))).toThrow(NothingToRequireError);
  });
});
