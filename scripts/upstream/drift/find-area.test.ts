import { describe, expect, test } from "vitest";
import { findArea } from "./find-area.ts";
import type { Upstream } from "./upstream.ts";

const upstream: Upstream = {
  id: "acme",
  source: undefined,
  document: [],
  operations: new Map([["GET /voices/{id}", { decision: "same" }]]),
  leftOut: [{ operation: "PUT /voices/{id}", why: "Old." }],
  leftOutAreas: ["/voices", "/voices/shared/", "/users/{user}"].map((paths) => ({ paths, why: "No." })),
  fieldEvidence: [],
};

describe("findArea", () => {
  test.each([
    ["GET /voices", "/voices"],
    ["POST /voices/add", "/voices"],
    ["DELETE /voices/{id}", "/voices"],
    ["GET /voices/shared", "/voices/shared/"],
    ["GET /voices/shared/{id}", "/voices/shared/"],
    ["GET /users/{user}/keys", "/users/{user}"],
    ["GET /voices-old", undefined],
    ["GET /v1/voices", undefined],
    ["GET /users", undefined],
    ["GET /voices/{id}", undefined],
    ["PUT /voices/{id}", undefined],
  ])("finds for %s the area %s", (key, paths) => {
    expect(findArea(upstream, key)?.paths).toBe(paths);
  });
});
