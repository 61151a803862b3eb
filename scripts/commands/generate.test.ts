import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MiniRepository } from "../generator/fixtures/mini-repository.ts";
import { generate } from "./generate.ts";

const PROBLEM = /^specs\/[\w/.-]+:\d+ #\/\S*( \S+)*: .+ \[[\w/-]+\]$/;
const SPEC = "specs/acme/openapi.yaml";
const SCHEMAS = "packages/acme/src/generated/schemas.ts";
const OPERATIONS = "packages/acme/src/generated/operations.ts";

let mini: MiniRepository;

beforeEach(async () => {
  mini = await MiniRepository.create();
});
afterEach(() => mini[Symbol.asyncDispose]());

/** Output of the command. */
interface Run {
  readonly code: number;
  readonly output: string;
  readonly errors: readonly string[];
}

async function run(...argv: readonly string[]): Promise<Run> {
  const log = vi.spyOn(console, "log").mockReturnValue();
  const error = vi.spyOn(console, "error").mockReturnValue();
  try {
    const code = await generate(mini.root, argv);
    const errors = error.mock.calls.flatMap(([text]) => String(text).split("\n"));
    return { code, output: log.mock.calls.map(([text]) => String(text)).join("\n"), errors };
  } finally {
    vi.restoreAllMocks();
  }
}

describe("generate", () => {
  test("writes every package and the shared files", async () => {
    const { code, output, errors } = await run();
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    expect(output).toMatch(/^acme +3 +14 +10 +0 +\d+$/m);
    expect(output).toMatch(/^\(shared\) +4 +0 +\d+$/m);
    expect(mini.read(SCHEMAS)).toContain("export interface CreateAgent {");
    expect(mini.read("packages/acme/README.md")).toContain("`GET /agents`");
    expect(mini.read("packages/agent-apis/src/generated/providers.ts")).toContain("acme: createAcmeClient");
    expect(mini.read("README.md")).toContain("`@agent-apis/acme`");
  });

  test("changes no file when it runs again", async () => {
    await run();
    const before = mini.state();
    const { output } = await run();
    expect(mini.state()).toEqual(before);
    expect(output).toMatch(/^acme +3 +14 +0 +10 +\d+$/m);
  });

  test("writes the same bytes into empty folders", async () => {
    await run();
    const before = mini.read(SCHEMAS) + mini.read(OPERATIONS);
    mini.remove("packages/acme/src");
    await run();
    expect(mini.read(SCHEMAS) + mini.read(OPERATIONS)).toBe(before);
  });

  test("rewrites only what a change in a spec concerns", async () => {
    await run();
    const before = mini.state();
    mini.replace(SPEC, "text: { type: string } }", "text: { type: string, maxLength: 160 } }");
    await run();
    const after = mini.state();
    expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual(
      [SPEC, SCHEMAS].toSorted().toReversed(),
    );
  });

  test("removes files that should no longer exist", async () => {
    await run();
    mini.write("packages/acme/src/generated/old/stray.ts", "export const stray = 1;\n");
    await run();
    expect(Object.keys(mini.state())).not.toContain("packages/acme/src/generated/old/stray.ts");
  });

  test("does not touch other providers and shared files if ids are given", async () => {
    await mini.addProvider("beta");
    const { code, output } = await run("beta");
    expect(code).toBe(0);
    expect(output).not.toMatch(/acme|shared/);
    expect(Object.keys(mini.state())).not.toContain(SCHEMAS);
    expect(Object.keys(mini.state())).toContain("packages/beta/src/generated/schemas.ts");
  });

  test("checks without writing", async () => {
    await run();
    mini.replace(SCHEMAS, "CreateAgent", "MakeAgent");
    mini.remove("packages/acme/src/index.ts");
    mini.write("packages/acme/src/generated/stray.ts", "");
    const before = mini.state();
    const { code, errors } = await run("--check");
    expect(code).toBe(1);
    expect(errors).toEqual([
      "",
      "The packages differ from what the specs generate:",
      `changed  ${SCHEMAS}`,
      "           CreateAgent added",
      "           MakeAgent removed",
      "missing  packages/acme/src/index.ts",
      "extra    packages/acme/src/generated/stray.ts",
      "",
      "Run: pnpm generate",
    ]);
    expect(mini.state()).toEqual(before);
  });

  test("shows in one line which public type a spec changes", async () => {
    await run();
    mini.replace(SPEC, "language: { type: string,", "language: { type: string, enum: [en, es],");
    const { code, errors } = await run("--check");
    expect(code).toBe(1);
    expect(errors.filter((line) => line.startsWith("    "))).toEqual(["           CreateAgent changed"]);
  });

  test("prints no difference if all files are up to date", async () => {
    await run();
    expect(await run("--check")).toMatchObject({ code: 0, errors: [] });
  });

  test("finds a hand edit of a README's generated section", async () => {
    await run();
    mini.replace("packages/acme/README.md", "`GET /agents`", "`GET /robots`");
    mini.replace("README.md", "`@agent-apis/acme`", "`@agent-apis/acne`");
    expect((await run("--check")).errors).toEqual(
      expect.arrayContaining(["changed  packages/acme/README.md", "changed  README.md"]),
    );
  });

  test("does not write if any spec has a problem, and shows all problems", async () => {
    await mini.addProvider("beta");
    mini.replace(SPEC, "operationId: listAgents", "operationId: list-agents");
    mini.replace(SPEC, "x-retry: never", "x-retry: 3");
    mini.replace("specs/beta/openapi.yaml", "openapi: 3.1.0", "openapi: 3.0.0");
    mini.replace("specs/common/acme.yaml", "description: Not understood.", "descriptoin: Not understood.");
    const before = mini.state();
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(mini.state()).toEqual(before);
    const problems = errors.slice(0, -2);
    for (const problem of problems) expect(problem).toMatch(PROBLEM);
    const count = (pattern: RegExp): number => problems.filter((problem) => pattern.test(problem)).length;
    expect(count(/^specs\/acme\/.*operation-id-camel-case\]$/)).toBe(1);
    expect(count(/^specs\/acme\/.*x-retry\]$/)).toBe(1);
    expect(count(/^specs\/beta\/.*openapi-version\]$/)).toBe(1);
    // A problem in a file that both share is reported once.
    expect(count(/^specs\/common\/.*`description` must be present.* \[struct\]$/)).toBe(1);
    expect(errors.at(-1)).toBe(
      `${problems.length} spec problems; no file was written. The rules are in specs/README.md.`,
    );
  });

  test("shows in one line where YAML is invalid", async () => {
    mini.replace(SPEC, "servers:\n", "servers: [\n");
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(errors).toHaveLength(3);
    expect(errors[0]).toMatch(/^specs\/acme\/openapi\.yaml:\d+ #\/: .+ \[yaml\]$/);
  });

  test("reports in one line that a file has two documents", async () => {
    mini.write(SPEC, `${mini.read(SPEC)}---\nopenapi: 3.1.0\n`);
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(errors).toHaveLength(3);
    expect(errors[0]).toMatch(/^specs\/acme\/openapi\.yaml:1 #\/: .*single document.* \[yaml\]$/);
  });

  test("reports a duplicate key in one line", async () => {
    mini.replace(SPEC, "servers:\n", "tags: []\nservers:\n");
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(errors).toHaveLength(3);
    expect(errors[0]).toMatch(/^specs\/acme\/openapi\.yaml:\d+ #\/: .+ \[yaml\]$/);
  });

  test("shows in one line where the YAML of a shared file is invalid", async () => {
    mini.replace("specs/common/acme.yaml", "components:\n", "components: [\n");
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(errors.filter((line) => line.startsWith("specs/common/"))).toHaveLength(1);
    for (const problem of errors.slice(0, -2)) expect(problem).toMatch(PROBLEM);
  });

  test("reports a duplicate operationId in one line", async () => {
    mini.replace(SPEC, "operationId: listAgents", "operationId: createAgent");
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(errors[0]).toMatch(
      /^specs\/acme.+ operationId "createAgent" is already used by GET \/agents; .+$/,
    );
    expect(errors).toHaveLength(3);
  });

  test("reports each broken reference in one line", async () => {
    mini.remove("specs/common/acme.yaml");
    const { code, errors } = await run();
    expect(code).toBe(1);
    const problems = errors.slice(0, -2);
    expect(problems).toHaveLength(3);
    for (const problem of problems) {
      expect(problem).toMatch(PROBLEM);
      expect(problem).toMatch(/Can't resolve \$ref: .*'specs\/common\/acme\.yaml' \[no-unresolved-refs\]$/);
    }
  });

  test.each([
    ["{ $ref: '#/components/schemas/Lable' }", ""],
    ["{ type: array, items: { $ref: '../common/acme.yaml#/components/schemas/Lable' } }", "/items"],
  ])("says what %s refers to, which is not there", async (label, below) => {
    mini.replace(SPEC, "        extra: {", `        label: ${label}\n        extra: {`);
    const { errors } = await run();
    const [, target] = /'(.+)'/.exec(label) ?? [];
    expect(errors[0]).toMatch(/^specs\/acme\/openapi\.yaml:\d+ /);
    expect(errors[0]).toContain(
      ` #/components/schemas/Agent/properties/label${below}: Can't resolve $ref: ${target} does not exist [`,
    );
  });

  test("reports the missing target of a mapping", async () => {
    mini.replace(SPEC, 'sms: "#/components/schemas/NewSms"', 'sms: "#/components/schemas/NewMms"');
    const { errors } = await run();
    expect(errors.join("\n")).toContain("Can't resolve $ref: #/components/schemas/NewMms does not exist [");
  });

  test.each([
    [["Loop: { $ref: '#/components/schemas/Loop' }"], "Loop → Loop"],
    [
      ["One: { $ref: '#/components/schemas/Two' }", "Two: { $ref: '#/components/schemas/One' }"],
      "Two → One → Two",
    ],
  ])("says of %j that it leads back to itself", async (schemas, chain) => {
    mini.replace(SPEC, "    Voice:\n", `${schemas.map((schema) => `    ${schema}\n`).join("")}    Voice:\n`);
    const { code, errors } = await run();
    expect(code).toBe(1);
    const first = chain.split(" ")[0] ?? "";
    const line =
      mini
        .read(SPEC)
        .split("\n")
        .findIndex((text) => text.startsWith(`    ${first}:`)) + 1;
    const named = chain.replaceAll(/\w+/g, "#/components/schemas/$&");
    expect(errors).toHaveLength(3);
    expect(errors[0]).toBe(
      `specs/acme/openapi.yaml:${line} #/components/schemas/${first}: a $ref leads back to itself: ${named} [no-unresolved-refs]`,
    );
  });

  test("reports a folder without openapi.yaml", async () => {
    mini.write("specs/beta/openapi.json", "{}");
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(errors[0]).toMatch(
      /^specs\/beta\/openapi\.yaml:1 #\/: no openapi\.yaml in this folder; .+ \[spec-file\]$/,
    );
  });

  test.each([
    ["an empty file", ""],
    ["a list", "- openapi: 3.1.0\n"],
    ["Swagger 2", 'swagger: "2.0"\n'],
    ["a version that is a number", "openapi: 3.1\n"],
    ["a version to come", "openapi: 4.0.0\n"],
  ])("refuses %s in one line", async (_, text) => {
    mini.write(SPEC, text);
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(errors).toHaveLength(3);
    expect(errors[0]).toMatch(
      /^specs\/acme\/openapi\.yaml:1 #\/: this is not an OpenAPI 3\.1 document; .+\]$/,
    );
  });

  test("lists the problems of a vendor's own document", async () => {
    mini.write(SPEC, "");
    mini.copyFixture("vendor/openapi.json", SPEC);
    const { code, errors } = await run();
    expect(code).toBe(1);
    const problems = errors.slice(0, -2);
    for (const problem of problems) expect(problem).toMatch(PROBLEM);
    await expect(`${problems.join("\n")}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, "../generator/fixtures/vendor/problems.txt"),
    );
  });

  test("never crashes, however broken the document", async () => {
    mini.replace(SPEC, "x-tour: [createAgent, getAgent]", "x-tour: { createAgent: 1 }");
    mini.replace(SPEC, "paths:\n", "paths:\n  /null: null\n  /text: text\n  /list: [{ get: null }]\n");
    mini.replace(SPEC, "  schemas:\n", "  schemas:\n    Nothing: null\n    Text: text\n    List: [1]\n");
    mini.replace(SPEC, "parameters:\n      - $ref", "parameters:\n      - null\n      - text\n      - $ref");
    const { code, errors } = await run();
    expect(code).toBe(1);
    for (const problem of errors.slice(0, -2)) expect(problem).toMatch(PROBLEM);
  });

  test("names the command that creates a package for a spec without one", async () => {
    mini.copyFixture("base.yaml", "specs/beta/openapi.yaml");
    const { code, errors } = await run();
    expect({ code, errors }).toEqual({
      code: 1,
      errors: ['packages/beta/README.md does not exist; run "pnpm new-provider beta" to create the package'],
    });
    expect(Object.keys(mini.state())).not.toContain(SCHEMAS);
  });

  test("names the providers that share a key", async () => {
    await mini.addProvider("acme2");
    await mini.addProvider("acme-2");
    expect(await run()).toMatchObject({
      code: 1,
      errors: ['the providers "acme-2" and "acme2" would both have the key "acme2"; rename one of them'],
    });
  });

  test("is named by a build that runs too early", () => {
    const tsdown = join(import.meta.dirname, "../../node_modules/tsdown/dist/run.mjs");
    const { status, stderr } = spawnSync(
      process.execPath,
      [tsdown, "--config", join(import.meta.dirname, "../../tsdown.config.ts")],
      { cwd: join(mini.root, "packages/acme"), encoding: "utf8" },
    );
    expect({ status, stderr: stderr.trim() }).toEqual({
      status: 1,
      stderr: 'packages/acme/src/index.ts does not exist; run "pnpm generate" first',
    });
  });

  test("names the markers that a README lacks", async () => {
    mini.write("README.md", "# Mine\n");
    const { code, errors } = await run();
    expect({ code, errors }).toEqual({
      code: 1,
      errors: [
        'README.md needs the lines "<!-- generated: packages -->" and "<!-- end: packages -->", in this order',
      ],
    });
    expect(Object.keys(mini.state())).not.toContain(SCHEMAS);
  });

  test.each([
    ["an unknown provider", ["acne"], "no provider acne in specs/; there are: acme"],
    ["--check with --watch", ["--check", "--watch"], "use only one of --check, --watch and --draft"],
    ["an unknown option", ["--chek"], "Unknown option '--chek'"],
  ])("refuses %s and shows its help", async (_, argv, message) => {
    const { code, errors } = await run(...argv);
    expect(code).toBe(2);
    expect(errors[0]).toContain(message);
    expect(errors).toContain("Usage: pnpm generate [id…] [--check] [--watch] [--draft] [--explain <schema>]");
  });

  test("explains what a schema becomes in each direction, without writing", async () => {
    const before = mini.state();
    const { code, output } = await run("--explain", "CreateAgent");
    expect(code).toBe(0);
    expect(output).toMatch(/^# acme: CreateAgent, in every direction\nCreateAgent:\n {2}type: object\n/);
    expect(mini.state()).toEqual(before);
    const { code: unknown, errors } = await run("--explain", "CreateAgnet");
    expect(unknown).toBe(2);
    expect(errors[0]).toBe('no operation of acme leads to a schema "CreateAgnet"');
  });

  test("shows its help", async () => {
    const { code, output } = await run("--help");
    expect(code).toBe(0);
    expect(output).toMatch(/^Usage: pnpm generate/);
  });

  test("renders again when a watched spec changes, also after a mistake", async () => {
    const listeners = process.listenerCount("SIGINT");
    const running = run("--watch");
    await vi.waitFor(() => expect(process.listenerCount("SIGINT")).toBe(listeners + 1), 30_000);
    mini.replace(SPEC, "title: Acme", "title: [");
    await vi.waitFor(
      () => expect(console.error).toHaveBeenCalledWith(expect.stringContaining("1 spec problem")),
      30_000,
    );
    const text = mini.read(SPEC);
    mini.remove(SPEC);
    mini.write(`${SPEC}/part.yaml`, "");
    await vi.waitFor(
      () => expect(console.error).toHaveBeenCalledWith(expect.objectContaining({ name: "Error" })),
      30_000,
    );
    mini.remove(SPEC);
    mini.write(SPEC, text);
    mini.replace(SPEC, "title: [", "title: Acme Voice");
    await vi.waitFor(() => expect(mini.read("README.md")).toContain("Acme Voice"), 30_000);
    process.listeners("SIGINT").at(-1)?.("SIGINT");
    expect(await running).toMatchObject({ code: 0 });
  });
});
