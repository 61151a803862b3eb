import { createRequire } from "node:module";
import * as runtime from "@agent-apis/runtime";
import * as talkover from "@agent-apis/talkover";
import * as facade from "agent-apis";
import { expect, test } from "vitest";

test("re-exports the same parts of the runtime as a provider's package", () => {
  const passedOn = Object.entries(talkover).filter(([name]) => name in runtime);
  expect(passedOn.length).toBeGreaterThan(10);
  const { createAgentApis, ...rest } = facade;
  expect(rest).toEqual(Object.fromEntries(passedOn));
  expect(createAgentApis).toBeTypeOf("function");
});

test("can be required by CommonJS", () => {
  const required: unknown = createRequire(import.meta.url)("agent-apis");
  expect(Object.keys(Object(required))).toEqual(Object.keys(facade));
});
