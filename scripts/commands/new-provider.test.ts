import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { check, resolveConfig } from "prettier";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { MiniRepository } from "../generator/fixtures/mini-repository.ts";
import { generate } from "./generate.ts";
import { memberOf } from "../base/json/json-object.ts";
import { newProvider } from "../generator/new-provider.ts";
import { runNewProvider } from "./new-provider.ts";

const SERVER = "https://api.parrot-calls.com";
const OPERATION = `paths:
  /calls/{callId}:
    get:
      operationId: getCall
      summary: Get a call
      parameters:
        - { name: callId, in: path, required: true, description: Id., schema: { type: string }, example: call-1 }
      responses:
        "200":
          description: The call.
          content:
            application/json:
              schema: { type: object, required: [id], properties: { id: { type: string } } }
              examples: { one: { value: { id: call-1 } } }
        "404": { description: There is none. }
`;

let mini: MiniRepository;

beforeEach(async () => {
  vi.spyOn(console, "log").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
  mini = await MiniRepository.create();
});
afterEach(() => {
  vi.restoreAllMocks();
  return mini[Symbol.asyncDispose]();
});

function compile(id: string): string {
  const compiler = join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
  const project = join(mini.root, "packages", id);
  return execFileSync(process.execPath, [compiler, "--noEmit", "-p", project], { encoding: "utf8" });
}

describe("newProvider", () => {
  test("creates a package that generates and compiles once its spec has an operation", async () => {
    await newProvider(mini.root, "parrot-calls", "Parrot Calls", SERVER);
    expect(await generate(mini.root, ["parrot-calls"])).toBe(0);
    mini.replace("specs/parrot-calls/openapi.yaml", "paths: {}\n", OPERATION);
    expect(await generate(mini.root, [])).toBe(0);
    expect(await generate(mini.root, ["--check"])).toBe(0);
    mini.linkRuntime("parrot-calls");
    expect(compile("parrot-calls")).toBe("");
    mini.write(
      "packages/parrot-calls/src/use.ts",
      `import { createParrotCallsClient } from "./index.js";
const result = await createParrotCallsClient().GET("/calls/{callId}", { params: { path: { callId: 1 } } });
export const id: string = result.ok ? result.data.id : "";
`,
    );
    expect(() => compile("parrot-calls")).toThrow(
      expect.objectContaining({ stdout: expect.stringMatching(/^\S+use\.ts.+TS2322.+'string'/) }),
    );
  });

  test("adds the package to the facade", async () => {
    await newProvider(mini.root, "parrot-calls", "Parrot Calls", SERVER);
    await generate(mini.root, []);
    const { dependencies }: { dependencies: object } = JSON.parse(
      mini.read("packages/agent-apis/package.json"),
    );
    expect(dependencies).toEqual({
      "@agent-apis/acme": "workspace:^",
      "@agent-apis/parrot-calls": "workspace:^",
    });
    expect(mini.read("packages/agent-apis/src/generated/providers.ts")).toContain("createParrotCallsClient");
  });

  test("creates formatted files", async () => {
    const made = await newProvider(mini.root, "parrot-calls", "Parrot Calls", SERVER);
    const options = await resolveConfig(join(mini.root, "package.json"));
    for (const path of made.filter((file) => !file.endsWith("LICENSE")))
      expect([path, await check(mini.read(path), { ...options, filepath: path })]).toEqual([path, true]);
  });

  test("keeps existing files", async () => {
    mini.write("specs/parrot-calls/openapi.yaml", "openapi: 3.1.0 # mine\n");
    const made = await newProvider(mini.root, "parrot-calls", "Parrot Calls");
    expect(made).not.toContain("specs/parrot-calls/openapi.yaml");
    expect(mini.read("specs/parrot-calls/openapi.yaml")).toBe("openapi: 3.1.0 # mine\n");
    const before = mini.state();
    expect(await newProvider(mini.root, "parrot-calls", "Parrot Calls")).toEqual([]);
    const changed = Object.entries(mini.state()).filter(([file, time]) => before[file] !== time);
    expect(changed.map(([file]) => file)).toEqual(["packages/agent-apis/package.json"]);
  });
});

describe("runNewProvider", () => {
  test("derives a title from the id and prints the next steps", async () => {
    expect(await runNewProvider(mini.root, ["parrot-calls", "--server", SERVER])).toBe(0);
    expect(mini.read("specs/parrot-calls/openapi.yaml")).toContain('title: "Parrot Calls API"');
    expect(console.log).toHaveBeenCalledWith(expect.stringContaining("specs/parrot-calls/openapi.yaml"));
    expect(console.log).toHaveBeenCalledWith(expect.stringContaining("pnpm budgets --write --reason"));
  });

  test("puts the address of the API into the spec, and refuses what only looks like one", async () => {
    await runNewProvider(mini.root, ["parrot-calls", "--server", `${SERVER}/v1/`]);
    const spec: unknown = parse(mini.read("specs/parrot-calls/openapi.yaml"));
    expect(memberOf(spec, "servers")).toEqual([{ url: `${SERVER}/v1` }]);
  });

  test("reminds of the address of the API if it was not given", async () => {
    expect(await runNewProvider(mini.root, ["parrot-calls"])).toBe(0);
    expect(console.log).toHaveBeenCalledWith(expect.stringContaining("replaces https://api.example.com"));
  });

  test("refuses an address for an existing spec", async () => {
    mini.write("specs/parrot-calls/openapi.yaml", "openapi: 3.1.0 # mine\n");
    expect(await runNewProvider(mini.root, ["parrot-calls", "--server", SERVER])).toBe(2);
    expect(console.error).toHaveBeenCalledWith(
      expect.stringContaining("specs/parrot-calls/openapi.yaml already exists and has its own servers"),
    );
    expect(await runNewProvider(mini.root, ["parrot-calls"])).toBe(0);
  });

  test.each([
    [[], "the id is missing"],
    [["Parrot"], `"Parrot" is not a valid id`],
    [["common"], `"common" is reserved`],
    [["runtime"], `"runtime" is reserved`],
    [["agent-apis"], `"agent-apis" is reserved`],
    [["scripts"], `"scripts" is reserved`],
    [["constructor"], `"constructor" is reserved`],
    [["to-string"], `"to-string" is reserved`],
    [["one", "two"], `"one two" is not a valid id`],
    [["parrot-calls", "--title", " "], "the title is empty"],
    [["parrot-calls", "--title", "Parrots <!-- end: operations -->"], 'the title cannot be used: "<!--" and'],
    [
      ["parrot-calls", "--title", "Parrots\u202E"],
      "the title cannot be used: the character U+202E is invisible",
    ],
    [["parrot-calls", "--title", "Parrots\nand more"], "the title must be one line"],
    [["is-api-error"], `would have the key "isApiError", which is a name of the runtime`],
    [["parrot-calls", "--server", "api.parrot-calls.com"], "is not an absolute https address"],
    [["parrot-calls", "--server", "http://api.parrot-calls.com"], "is not an absolute https address"],
    [["parrot-calls", "--server", "https://{region}.parrot-calls.com"], "is not an absolute https address"],
    [["parrot-calls", "--server", "https://api.example.com"], "is reserved for examples"],
    [["parrot-calls", "--server", "https://parrot.test/v1"], "is reserved for examples"],
    [["--tilte"], "Unknown option '--tilte'"],
  ])("refuses %j", async (argv, reason) => {
    const before = mini.state();
    expect(await runNewProvider(mini.root, argv)).toBe(2);
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining(reason));
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining("Usage: pnpm new-provider"));
    expect(mini.state()).toEqual(before);
  });

  test("refuses an id with the key of another", async () => {
    await mini.addProvider("acme2");
    expect(await runNewProvider(mini.root, ["acme-2"])).toBe(2);
    expect(console.error).toHaveBeenCalledWith(
      expect.stringContaining('the providers "acme2" and "acme-2" would both have the key "acme2"'),
    );
  });

  test("shows its help", async () => {
    expect(await runNewProvider(mini.root, ["--help"])).toBe(0);
    expect(console.log).toHaveBeenCalledWith(expect.stringContaining("Usage: pnpm new-provider"));
  });
});
