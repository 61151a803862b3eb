import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse, stringify } from "yaml";
import { MiniRepository } from "../generator/fixtures/mini-repository.ts";
import { newProvider } from "../generator/new-provider.ts";
import { coverage } from "./coverage.ts";
import { drift } from "./drift.ts";
import { generate } from "./generate.ts";
import { versionGate } from "./version-gate.ts";

const ID = "every-construct";
const SPEC = `specs/${ID}/openapi.yaml`;
const golden = join(import.meta.dirname, "../generator/fixtures/goldens", ID, "openapi.yaml");
const repository = join(import.meta.dirname, "../..");

// Each test starts a compiler or generates a package.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let mini: MiniRepository;

beforeAll(async () => {
  mini = await MiniRepository.create();
  mkdirSync(join(mini.root, "specs", ID));
  cpSync(golden, join(mini.root, SPEC));
  await newProvider(mini.root, ID, "Every Construct");
  mini.linkRuntime(ID);
});
afterAll(() => mini[Symbol.asyncDispose]());

interface Run {
  readonly code: number;
  readonly output: string;
}

/** Runs a command as a user does. */
async function run(command: (argv: readonly string[]) => Promise<number>, ...argv: string[]): Promise<Run> {
  const lines: string[] = [];
  const keep = (text: unknown): void => void lines.push(String(text));
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
  try {
    return { code: await command(argv), output: lines.join("\n") };
  } finally {
    vi.restoreAllMocks();
  }
}

function compile(): string {
  const compiler = join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
  const project = join(mini.root, "packages", ID);
  try {
    return execFileSync(process.execPath, [compiler, "--noEmit", "-p", project], { encoding: "utf8" });
  } catch (error) {
    return String(Reflect.get(Object(error), "stdout"));
  }
}

/** Effect of a change of the spec on users. */
async function judge(from: string, to: string): Promise<string> {
  const text = mini.read(SPEC);
  if (!text.includes(from)) throw new Error(`the spec has no ${from}`);
  mini.write("changed.yaml", text.replaceAll(from, to));
  const files = [join(mini.root, SPEC), join(mini.root, "changed.yaml")];
  const { output } = await run((argv) => versionGate(repository, argv), "--compare", ...files);
  return output;
}

describe("a provider with every construct", () => {
  test("is generated completely", async () => {
    expect(await run((argv) => generate(mini.root, argv))).toMatchObject({ code: 0 });
    expect(await run((argv) => generate(mini.root, argv), "--check")).toMatchObject({ code: 0 });
    expect(mini.read(`packages/${ID}/README.md`)).toMatch(/`region` +\| `us` +\| Region of the API: `us` is/);
  });

  test("compiles, with the types that callers need", () => {
    mini.write(
      `packages/${ID}/src/use.ts`,
      `import { type CallSearch, createEveryConstructClient, unrecognized } from "./index.js";
const client = createEveryConstructClient({ region: "eu" });
const found: CallSearch = { status: unrecognized("queued") };
for await (const call of client.paginate("/calls/search", { body: found })) if (call.status === "ended") break;
await client.POST("/agents", { body: { name: "A", template: "t", voice: { model: "m1" }, target: { url: "u" } } });
await client.POST("/voices", { body: { file: new Blob(), labels: { accent: "welsh", "x-age": 40 }, samples: [{ from: 1 }] } });
`,
    );
    expect(compile()).toBe("");
  });

  test.each([
    ["a region that is not there", `createEveryConstructClient({ region: "mars" });`, '"mars"'],
    [
      "a read-only property",
      `await client.POST("/agents", { body: { name: "A", template: "t", id: "a1" } });`,
      "undefined",
    ],
    ["a typo in a comparison", `const is = (call: Call) => call.status === "endde";`, '"endde"'],
    ["a write-only property of a response", `const secret = (agent: Agent) => agent.secret;`, "'secret'"],
    [
      "JSON of another type",
      `await client.POST("/voices", { body: { file: new Blob(), labels: "welsh" } });`,
      "string",
    ],
    ["a schema of a webhook", `import type { CallEnded } from "./index.js";`, "CallEnded"],
  ])("does not compile with %s", (_, code, complaint) => {
    mini.write(
      `packages/${ID}/src/use.ts`,
      `import { type Agent, type Call, createEveryConstructClient, type EveryConstructClient } from "./index.js";
export const client: EveryConstructClient = createEveryConstructClient();
export type Used = Agent | Call;
${code}
`,
    );
    const errors = compile()
      .split("\n")
      .filter((line) => /error TS(?!6133|6196)/.test(line));
    expect(errors).toEqual([expect.stringMatching(/^\S*use\.ts/)]);
    expect(errors[0]).toContain(complaint);
  });

  test("explains a schema by each name that derives from it", async () => {
    const explain = (name: string): Promise<Run> =>
      run((argv) => generate(mini.root, argv), ID, "--explain", name);
    const { code, output } = await explain("Voice");
    expect(code).toBe(0);
    expect(output.match(/^# .*$/gm)).toEqual([
      "# every-construct: Voice, as received",
      "# every-construct: UnknownVoice, kinds that this version does not know",
      "# every-construct: VoiceInput, as sent",
    ]);
    for (const name of ["VoiceInput", "UnknownVoice"]) expect(await explain(name)).toEqual({ code, output });
  });

  test("does not drift after its upstream was accepted", async () => {
    const source = {
      url: "https://example.com",
      file: "api.yaml",
      revision: "1",
      license: "MIT",
      read: "2026-11-20",
    };
    const document: { paths: Record<string, object> } = parse(mini.read(SPEC));
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).flatMap((method) =>
        method === "parameters" ? [] : [[`${method.toUpperCase()} ${path}`, { decision: "same" }]],
      ),
    );
    mini.write(
      `specs/${ID}/upstream.yaml`,
      stringify({
        source,
        operations: { ...Object.fromEntries(operations), "EVENT callEnded": { decision: "same" } },
      }),
    );
    cpSync(golden, join(mini.root, "api.yaml"));
    const from = ["--from", join(mini.root, "api.yaml")];
    const accepted = await run((argv) => drift(mini.root, argv), "accept", ID, ...from);
    expect(accepted).toMatchObject({ code: 0, output: expect.stringContaining("accepted 7 operations") });
    expect(await run((argv) => drift(mini.root, argv), ID, ...from)).toMatchObject({
      code: 0,
      output: expect.stringContaining("no drift"),
    });
    expect(await run((argv) => coverage(mini.root, argv), ID, "--places")).toEqual({
      code: 0,
      output: "every-construct: no place is looser than it may be",
    });
    mini.replace("api.yaml", "enum: [ended, ongoing]", "enum: [ended, ongoing, queued]");
    const moved = await run((argv) => drift(mini.root, argv), ID, ...from);
    expect(moved).toMatchObject({ code: 1, output: expect.stringContaining("queued") });
  });

  test.each<[construct: string, from: string, to: string, remedy: string]>([
    [
      "allOf with closed objects",
      "- type: object\n          additionalProperties: false",
      "- type: object\n          patternPropertes: {}",
      "patternPropertes",
    ],
    ["x-certain", "x-certain: [id, name, language]", "x-certain: [id, nane]", "nane"],
    [
      "readOnly",
      "id: { type: string, readOnly: true, description: Id. }\n            secret",
      "id: { type: string, writeOnly: true }\n            secret",
      "remove it from x-certain",
    ],
    ["a discriminator", "propertyName: kind", "propertyName: knid", "knid"],
    ["an optional tag", "const: model, default: model", "const: model, default: tone", "default"],
    ["x-untagged", "      x-untagged: The API tells them apart by what is there.\n", "", "x-untagged"],
    ["x-retry", "x-retry: safe", "x-retry: save", '"never" or "safe"'],
    ["pages by URL", "next: /next, size", "next: /naxt, size", "/naxt"],
    [
      "a cursor of two parameters",
      "{ parameter: after_version, next",
      "{ parameter: after_verison, next",
      "after_verison",
    ],
    ["more", "more: /has_more", "more: /has_mroe", "/has_mroe"],
    ["regions", ", x-region: eu", "", "x-region: eu"],
    ["OAuth 2.0", "oauth: [agents.write]", "oauth: [agents.wirte]", "agents.wirte"],
    [
      "fields of JSON",
      "samples: { contentType: application/json }",
      "sample: { contentType: application/json }",
      '"sample"',
    ],
    ["patternProperties", '"^x-": { type: [string, integer]', '"^x-": { type: [integer]', "anyOf"],
    ["webhooks", "  callEnded:\n    post:", "  callEnded:\n    put:", "must be a POST"],
    ["x-round-trip", "x-round-trip: [getAgent, ", "x-round-trip: [getAgnet, ", "getAgnet"],
  ])("is refused with a mistake in %s, with file, line and remedy", async (_, from, to, remedy) => {
    const right = mini.read(SPEC);
    if (!right.includes(from)) throw new Error(`the spec has no ${from}`);
    const wrong = right.replace(from, to);
    mini.write(SPEC, wrong);
    const { code, output } = await run((argv) => generate(mini.root, argv), ID);
    mini.write(SPEC, right);
    expect(code).toBe(1);
    const problem = output.split("\n").find((line) => line.includes(remedy)) ?? output;
    expect(problem).toMatch(/^specs\/every-construct\/openapi\.yaml:\d+ #\/\S*.*: .+ \[[\w/-]+\]$/);
  });

  test.each<[change: string, from: string, to: string, rating: string, text: string]>([
    ["a known value that goes", "enum: [en, de]", "enum: [en]", "breaking", '"de"'],
    ["a new known value", "enum: [en, de]", "enum: [en, de, fr]", "feature", '"fr"'],
    [
      "a region that goes",
      "  - { url: https://api.eu.acme.example/v1, x-region: eu }\n",
      "",
      "breaking",
      "region",
    ],
    ["another region", "x-region: eu", "x-region: europe", "breaking", "region"],
    [
      "a read-only property",
      "secret: { type: string, writeOnly: true",
      "secret: { type: string, readOnly: true",
      "breaking",
      "secret",
    ],
    ["what is certain", "x-certain: [id, name, language]", "x-certain: [id, name]", "breaking", "language"],
    [
      "a retry that is no longer safe",
      "      x-retry: safe\n",
      "      x-retry: never\n",
      "fix",
      "POST /calls/search",
    ],
    [
      "a field that is sent otherwise",
      "samples: { contentType: application/json }",
      "samples: { contentType: text/plain }",
      "breaking",
      "samples",
    ],
    [
      "another type by pattern",
      '"^x-": { type: [string, integer]',
      '"^x-": { type: [string, boolean, integer]',
      "feature",
      "labels",
    ],
    ["a round trip that goes", "x-round-trip: [getAgent, ", "x-round-trip: [", "breaking", "getAgent"],
    ["a tag that must be there", "const: model, default: model", "const: model", "breaking", "kind"],
    [
      "a webhook",
      "reason: { type: string, enum: [hungUp, timeout]",
      "reason: { type: string, enum: [hungUp]",
      "breaking",
      "`EVENT callEnded`: `reason`",
    ],
  ])("is judged with %s", async (_, from, to, rating, text) => {
    const output = await judge(from, to);
    expect(output).toMatch(new RegExp(`^${rating} `));
    expect(output).toContain(text);
  });
});
