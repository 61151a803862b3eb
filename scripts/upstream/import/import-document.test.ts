import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import { readDocument } from "../../generator/read-spec.ts";
import { answerKey, type Answers } from "./findings.ts";
import { importDocument, type Imported } from "./import-document.ts";
import { renderSpec } from "./render-spec.ts";
import { readSource } from "./upstream-source.ts";

const TRAPS = readSource(
  readFileSync(join(import.meta.dirname, "fixtures/traps.yaml"), "utf8"),
  "traps.yaml",
);
const SOURCE = { url: "traps.yaml", file: "traps.yaml", revision: "1", license: "MIT", read: "2026-11-20" };

function importTraps(answers: Answers = new Map()): Imported {
  return importDocument(TRAPS, { id: "trapped", wants: () => true, answers });
}

async function render(imported: Imported): Promise<Record<string, string>> {
  const files = await renderSpec("trapped", imported, SOURCE);
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

/** Throws with the rules that the files break, questions left out. */
async function checkRules(files: Readonly<Record<string, string>>): Promise<void> {
  using folder = new TemporaryFolder("import-");
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), content);
  }
  await readDocument(join(folder.path, "specs/trapped/openapi.yaml"), { isDraft: true });
}

const QUESTIONS = `
  conflict            #/components/schemas/Composed
  conflict            #/components/schemas/Rule
  conflict            #/paths/~1levels/get/parameters/0/schema
  no-error-response   #/paths
  no-success-status   #/paths/~1status/get
  not-expressible     #/paths/~1export?format=csv/get
  nothing-declared    #/components/schemas/Settings
  nothing-declared    #/paths/~1anything/get/responses/200/content/application~1json/schema
  nothing-declared    #/paths/~1list/get/responses/200/content/application~1json/schema/items
  nothing-declared    #/paths/~1metadata/get/responses/200/content/application~1json/schema/properties/metadata
  object-in-query     #/paths/~1search/get/parameters/0
  retry-delete        #/paths/~1owners~1{id}/delete
  retry-delete        #/paths/~1sessions~1{id}~1end/post
  retry-dial          #/paths/~1calls/post
  retry-dial          #/paths/~1campaigns~1{id}~1launch/post
  retry-dial          #/paths/~1emails/post
  retry-dial          #/paths/~1sms~1send/post
  retry-spend         #/paths/~1billing~1top-up/post
  retry-spend         #/paths/~1phone-numbers/post
  retry-spend         #/paths/~1voices~1clone/post
  several-media-types #/paths/~1upload/post/requestBody
  untagged-union      #/components/schemas/Owner/properties/pet`;

test("asks about every trap, once", () => {
  const asked = importTraps().questions.map(({ kind, at }) => `  ${kind.padEnd(19)} ${at}`);
  expect(asked.toSorted().join("\n")).toBe(QUESTIONS.slice(1));
});

test("writes a draft that follows every rule but for its questions", async () => {
  const files = await render(importTraps());
  await checkRules(files);
  expect(Object.values(files).join("")).toContain(
    "x-retry: never\n      x-todo: The operation seems to place a call",
  );
});

test("leaves no question open that has an answer", async () => {
  const { questions } = importTraps();
  const answers = new Map(questions.map((question) => [answerKey(question), question.choices[0]]));
  const imported = importTraps(answers);
  expect(imported.questions).toEqual([]);
  const files = await render(imported);
  expect(Object.values(files).join("")).not.toContain("x-todo");
  expect(files["specs/trapped/upstream.yaml"]).toContain(
    'retry-dial:\n      never:\n        - "#/paths/~1calls/post"',
  );
});

test("follows an answer other than the first choice", () => {
  const answers = new Map([["retry-dial #/paths/~1calls/post", "by its method"]]);
  expect(importTraps(answers).document).not.toHaveProperty(["paths", "/calls", "post", "x-retry"]);
  const tagless = new Map([
    ["untagged-union #/components/schemas/Owner/properties/pet", "a union without a tag"],
  ]);
  expect(importTraps(tagless).document).toHaveProperty(["components", "schemas", "OwnerPet", "x-untagged"]);
});

test("carries over no text of the vendor", async () => {
  expect(JSON.stringify(TRAPS.root)).toContain("vendorspeak");
  expect(Object.values(await render(importTraps())).join("")).not.toContain("vendorspeak");
});

test("gives the same files every time", async () => {
  expect(await render(importTraps())).toEqual(await render(importTraps()));
});

test("lists what a rule decided, with the places", () => {
  const source = readSource(
    `{"openapi":"3.0.0","paths":{"/a":{"get":{"responses":{"200":{"description":"x","content":{"application/json":{"schema":{"type":"object","required":["b"],"properties":{"a":{"type":"string"}}}}}}}}}}}`,
    "a.json",
  );
  const { decisions } = importDocument(source, { id: "a", wants: () => true, answers: new Map() });
  expect(Object.fromEntries(decisions)).toEqual({
    "a required property is not declared: left out of `required`": [
      "#/paths/~1a/get/responses/200/content/application~1json/schema",
    ],
  });
});

test("makes a header with one value an option of the client, if every operation has it", () => {
  const version = `{"in":"header","name":"X-Version","required":true,"schema":{"type":"string","enum":["7"]}}`;
  const get = (parameters: string): string => `{"get":{"parameters":[${parameters}],"responses":{}}}`;
  const read = (second: string): unknown =>
    importDocument(
      readSource(`{"openapi":"3.0.0","paths":{"/a":${get(version)},"/b":${get(second)}}}`, "a.json"),
      { id: "a", wants: () => true, answers: new Map() },
    ).document["paths"];
  const place = ["/a", "get", "parameters", "0"];
  expect(read(version)).toHaveProperty([...place, "x-client-option"], "xVersion");
  expect(read("")).toHaveProperty([...place, "required"], false);
});

const REFUSED: readonly [string, string, string][] = [
  ["a web page", "<!DOCTYPE html><html></html>", "up.yaml is a web page (HTML), not an OpenAPI document"],
  ["broken JSON", `{"openapi": `, "up.yaml cannot be read: "],
  ["broken YAML", "a: [", "up.yaml cannot be read: "],
  ["a text", "hello", "up.yaml is not an OpenAPI document: it must be an object"],
  ["Swagger 2.0", `swagger: "2.0"`, 'up.yaml is Swagger "2.0"; convert it to OpenAPI 3 first'],
  ["another version", `openapi: 4.0.0`, `"openapi" must be such a version, got "4.0.0"`],
  ["no paths", `openapi: 3.1.0`, `up.yaml has no "paths"`],
  [
    "a reference to another machine",
    "openapi: 3.1.0\npaths: { /a: { $ref: 'https://b.example/a.yaml' } }",
    "refers to https://b.example/a.yaml, which is outside the document",
  ],
  [
    "a reference to nothing",
    "openapi: 3.1.0\npaths: { /a: { $ref: '#/b' } }",
    "refers to #/b, which does not exist",
  ],
  [
    "a reference to itself",
    "openapi: 3.1.0\npaths: { /a: { $ref: '#/paths/~1a' } }",
    "or leads back to itself",
  ],
];

test.each(REFUSED)("refuses %s", (_, text, message) => {
  expect(() => readSource(text, "up.yaml")).toThrow(message);
});
