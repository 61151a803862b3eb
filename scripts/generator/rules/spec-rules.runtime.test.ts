import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient, isInvalidRequestError, type UntypedInit } from "@agent-apis/runtime";
import { afterAll, describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { SpecFolder } from "../fixtures/rule-cases.ts";
import { readDocument } from "../read-spec.ts";
import { SpecError } from "../spec-problem.ts";

// The generator runs before the runtime is built, so that what the two refuse stands in both. Here they are compared.

const base = readFileSync(join(import.meta.dirname, "../fixtures/base.yaml"), "utf8");
const specs = new SpecFolder();
afterAll(() => specs[Symbol.dispose]());

/** Returns whether a rule refuses the base document with a value at a place. */
async function isRefused(rule: string, place: readonly (string | number)[], value: object): Promise<boolean> {
  const document = parseDocument(base);
  document.setIn(place, document.createNode(value));
  specs.write(String(document));
  try {
    await readDocument(specs.file);
    return false;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return error.problems.some((problem) => problem.rule === `spec/${rule}`);
  }
}

const client = createClient(
  { baseUrl: "https://api.acme.example", schemes: {}, security: [] },
  { fetch: () => Promise.resolve(new Response("{}", { headers: { "content-type": "application/json" } })) },
);

/** Returns whether the runtime refuses a call before anything is sent. */
async function isRefusedByRuntime(path: string, init: UntypedInit): Promise<boolean> {
  try {
    await client.request("GET", path, init);
    return false;
  } catch (error) {
    if (!isInvalidRequestError(error)) throw error;
    return true;
  }
}

describe("path-supported", () => {
  test.each<[path: string, isWrong: boolean]>([
    ["/calls", false],
    ["/calls/", false],
    ["/calls/{a}", false],
    ["/calls/{a}{b}", false],
    ["/calls/{a}.json", false],
    ["/calls/a:b,c;d|e@f", false],
    ["/calls/a%20b", false],
    ["/calls/...", false],
    ["/calls//{a}", true],
    ["/calls/./{a}", true],
    ["/calls/../{a}", true],
    ["/calls/%2E%2e/{a}", true],
    ["/calls/a b", true],
    ["/calls/é", true],
    ["/calls\\a", true],
    ["/calls?all=true", true],
    ["/calls#all", true],
    ["/calls/{a", true],
    ["/calls/a}", true],
    ["/calls/{}", true],
    ["/calls/{;a}", true],
    ["/calls/{.a}", true],
    ["/calls/{a*}", true],
    ["/calls/100%", true],
    ["/calls/%2{a}", true],
  ])("judges %s as the runtime does", async (path, isWrong) => {
    const values = Object.fromEntries(
      ["a", "b"].filter((name) => path.includes(`{${name}}`)).map((name) => [name, "1"]),
    );
    expect(await isRefusedByRuntime(path, { params: { path: values } })).toBe(isWrong);
    expect(await isRefused("path-supported", ["paths", path], { summary: "Calls." })).toBe(isWrong);
  });
});

describe("header-parameter-name", () => {
  test.each<[name: string, isWrong: boolean]>([
    ["X-Locale", false],
    ["x_locale.1~!", false],
    ["X Locale", true],
    ["X-Locäle", true],
    ["X:Locale", true],
    ["Connection", true],
    ["Content-Length", true],
    ["Expect", true],
    ["Keep-Alive", true],
    ["Transfer-Encoding", true],
    ["Upgrade", true],
    ["__proto__", true],
  ])("judges %s as the runtime does", async (name, isWrong) => {
    const header = Object.fromEntries([[name, "a"]]);
    const parameter = {
      name,
      in: "header",
      description: "What for.",
      schema: { type: "string" },
      example: "a",
    };
    expect(await isRefusedByRuntime("/agents", { params: { header } })).toBe(isWrong);
    const place = ["paths", "/agents", "get", "parameters", 3];
    expect(await isRefused("header-parameter-name", place, parameter)).toBe(isWrong);
  });
});
