import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MiniRepository } from "../generator/fixtures/mini-repository.ts";
import { generate } from "./generate.ts";
import { versionGate } from "./version-gate.ts";

const repository = join(import.meta.dirname, "../..");
const SPEC = "specs/acme/openapi.yaml";
const COMPUTED = ".changeset/computed-acme.md";
const FACADE_SOURCES = "packages/agent-apis/src";
const BACKOFF = "packages/runtime/src/attempt/backoff.ts";

// Each test creates a repository and starts processes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let mini: MiniRepository;

function git(...args: string[]): string {
  const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  return execFileSync("git", [...author, ...args], { cwd: mini.root, encoding: "utf8" }).trim();
}

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "-m", message);
}

async function generateAgain(): Promise<void> {
  const log = vi.spyOn(console, "log").mockReturnValue();
  expect(await generate(mini.root, [])).toBe(0);
  log.mockRestore();
}

/** Output of the command. */
interface Run {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

async function run(...argv: readonly string[]): Promise<Run> {
  return runIn(mini.root, ...argv);
}

async function runIn(root: string, ...argv: readonly string[]): Promise<Run> {
  const log = vi.spyOn(console, "log").mockReturnValue();
  const error = vi.spyOn(console, "error").mockReturnValue();
  try {
    const code = await versionGate(root, argv);
    const textOf = (calls: readonly unknown[][]): string => calls.map(([text]) => String(text)).join("\n");
    return { code, output: textOf(log.mock.calls), errors: textOf(error.mock.calls) };
  } finally {
    vi.restoreAllMocks();
  }
}

function changesets(): string[] {
  const folder = join(mini.root, ".changeset");
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function change(from: string, to: string): Promise<void> {
  mini.replace(SPEC, from, to);
  await generateAgain();
}

const VALUES = "enum: [en, de, fr]";

/** The changeset with one sentence. */
function computed(bump: string, sentence: string): string {
  return `---\n"@agent-apis/acme": ${bump}\n---\n\n${sentence}\n`;
}

describe("versionGate", () => {
  beforeEach(async () => {
    mini = await MiniRepository.create();
    cpSync(join(repository, "packages/runtime/src"), join(mini.root, "packages/runtime/src"), {
      recursive: true,
    });
    for (const file of ["create-agent-apis.ts", "index.ts"])
      cpSync(join(repository, FACADE_SOURCES, file), join(mini.root, FACADE_SOURCES, file));
    mini.replace("packages/agent-apis/package.json", `"name":`, `"version": "0.0.0", "name":`);
    for (const file of ["packages/runtime/package.json", "pnpm-lock.yaml", "tsdown.config.ts"])
      cpSync(join(repository, file), join(mini.root, file));
    await change(
      "language: { type: string, default: en }",
      "language: { type: string, enum: [en, de, fr], default: en }",
    );
    git("init", "--quiet", "--initial-branch=main");
    commit("first");
  });
  afterEach(() => mini[Symbol.asyncDispose]());

  test("needs no changeset without changes", async () => {
    for (const flags of [[], ["--check"], ["--write"]]) {
      const { code, output, errors } = await run(...flags);
      expect({ code, errors }).toEqual({ code: 0, errors: "" });
      expect(output).toContain("Nothing changed for the users of any package.");
    }
    expect(changesets()).toEqual([]);
  });

  test("turns a changed enum into one changeset with the right bump and a sentence", async () => {
    await change(VALUES, "enum: [en, fr]");
    const unsaid = await run("--check");
    expect(unsaid.code).toBe(1);
    expect(unsaid.output).toMatch(/^@agent-apis\/acme +breaking +breaking +breaking +0\.0\.0 +minor /m);
    expect(unsaid.output).toContain('`POST /agents`: `language` no longer takes `"de"`');
    expect(unsaid.errors).toContain("@agent-apis/acme needs minor, and no changeset says so");
    expect(unsaid.errors).toContain("Run: pnpm version-gate --write");
    expect(changesets()).toEqual([]);
    expect(await run("--write")).toMatchObject({ code: 0, errors: "" });
    expect(changesets()).toEqual(["computed-acme.md", "computed-agent-apis.md"]);
    const sentence = 'Breaking in Acme: `POST /agents`: `language` no longer takes `"de"`.';
    expect(mini.read(COMPUTED)).toBe(computed("minor", sentence));
    expect(await run("--check")).toMatchObject({ code: 0, errors: "" });
  });

  test("replaces its changeset, and removes it if the change is reverted", async () => {
    await change(VALUES, "enum: [en, fr]");
    await run("--write");
    await change("enum: [en, fr]", "enum: [en, de, fr, it]");
    const { code, errors } = await run("--check");
    expect(code).toBe(1);
    expect(errors).toContain(`${COMPUTED} is out of date`);
    await run("--write");
    expect(mini.read(COMPUTED)).toBe(
      computed("patch", 'Acme: `POST /agents`: `language` now also takes `"it"`.'),
    );
    await change("enum: [en, de, fr, it]", VALUES);
    await run("--write");
    expect(changesets()).toEqual([]);
  });

  test("compares with the commit where a branch left main, and with a given ref", async () => {
    git("checkout", "--quiet", "-b", "work");
    await change(VALUES, "enum: [en, fr]");
    commit("on the branch");
    expect((await run("--check")).code).toBe(1);
    expect((await run("--check", "--since", "main")).errors).toContain(
      "Run: pnpm version-gate --since main --write",
    );
    expect((await run("--check", "--since", "HEAD")).code).toBe(0);
  });

  test("compares with the last release, and accepts a version that was raised", async () => {
    git("tag", "@agent-apis/acme@0.0.0");
    await change(VALUES, "enum: [en, fr]");
    commit("on main");
    expect((await run("--check")).code).toBe(1);
    mini.replace("packages/acme/package.json", `"version": "0.0.0"`, `"version": "0.1.0"`);
    mini.replace("packages/agent-apis/package.json", `"version": "0.0.0"`, `"version": "0.1.0"`);
    const { code, output } = await run("--check");
    expect(code).toBe(0);
    expect(output).toContain("@agent-apis/acme@0.0.0, the last release");
    expect(output).toContain("version 0.1.0");
  });

  test("keeps a person's changeset, and refuses one with too small a bump", async () => {
    await change(VALUES, "enum: [en, fr]");
    const mine = computed("major", "We no longer speak German.");
    mini.write(".changeset/mine.md", mine.replace("major", `major\n"agent-apis": minor`));
    expect(await run("--write")).toMatchObject({ code: 0, errors: "" });
    expect(await run("--check")).toMatchObject({ code: 0, errors: "" });
    expect(changesets()).toEqual(["mine.md"]);
    expect(mini.read(".changeset/mine.md")).toContain("We no longer speak German.");
    mini.replace(".changeset/mine.md", "major", "patch");
    for (const flag of ["--write", "--check"]) {
      const { code, errors } = await run(flag);
      expect(code).toBe(1);
      expect(errors).toContain(".changeset/mine.md says patch for @agent-apis/acme, which needs minor");
    }
    expect(changesets()).toEqual(["mine.md"]);
  });

  test("notices changes of the types by the generator", async () => {
    mini.replace("packages/acme/src/generated/schemas.ts", "  id: string;", "  id: string | number;");
    const { output } = await run();
    expect(output).toMatch(/^@agent-apis\/acme +breaking +none +breaking /m);
    expect(output).toContain("`Agent.id` is `string | number` instead of `string`");
  });

  test("notices changes of the types by the runtime", async () => {
    const options = "packages/runtime/src/client/options.ts";
    mini.write(
      options,
      mini.read(options).replaceAll("readonly timeoutMs?: number", "readonly timeoutMs?: string"),
    );
    const { output } = await run();
    expect(output).toMatch(/^@agent-apis\/acme +breaking +none +breaking /m);
    expect(output).toContain("the option `timeoutMs` takes `string` instead of `number`");
  });

  test("requires a person's changeset for changed code of the runtime, and passes its bump on", async () => {
    const waits = mini.read(BACKOFF);
    mini.write(BACKOFF, `${waits}\n// Waits a hundred times as long.\n`);
    for (const flag of ["--check", "--write"]) {
      const { code, output, errors } = await run(flag);
      expect(code).toBe(1);
      expect(output).toMatch(/^@agent-apis\/runtime +fix +none +none +0\.0\.0 +patch +-$/m);
      expect(output).toContain("`src/attempt/backoff.ts` changed");
      expect(errors).toContain(
        `${BACKOFF} changed, but its types do not say what that means to users of @agent-apis/runtime. ` +
          'Run "pnpm changeset", choose @agent-apis/runtime and at least patch, and say it there.',
      );
    }
    expect(changesets()).toEqual(["computed-acme.md", "computed-agent-apis.md"]);
    expect(mini.read(COMPUTED)).toBe(
      computed("patch", "Acme: `@agent-apis/runtime` has fixes; see its changelog."),
    );
    mini.write(".changeset/mine.md", `---\n"@agent-apis/runtime": patch\n---\n\nRetries wait longer.\n`);
    expect(await run("--check")).toMatchObject({ code: 0, errors: "" });
    mini.replace(".changeset/mine.md", "patch", "minor");
    await run("--write");
    expect(mini.read(COMPUTED)).toBe(
      computed("minor", "Breaking in Acme: `@agent-apis/runtime` has breaking changes; see its changelog."),
    );
    expect(mini.read(".changeset/computed-agent-apis.md")).toContain(`"agent-apis": minor`);
    expect(await run("--check")).toMatchObject({ code: 0, errors: "" });
  });

  test.each([
    [
      "an export that is gone",
      'export { unwrap } from "./response/unwrap.js";',
      "",
      /^@agent-apis\/runtime +breaking +none +breaking /m,
    ],
    [
      "a new export",
      'export { unwrap } from "./response/unwrap.js";',
      'export { unwrap, unwrap as data } from "./response/unwrap.js";',
      /^@agent-apis\/runtime +feature +none +feature /m,
    ],
  ])("computes the changeset of the runtime for %s", async (_, from, to, row) => {
    mini.replace("packages/runtime/src/index.ts", from, to);
    expect((await run("--write")).output).toMatch(row);
    expect(changesets()).toContain("computed-runtime.md");
    expect(await run("--check")).toMatchObject({ code: 0, errors: "" });
  });

  test("requires a person's changeset also if types changed elsewhere", async () => {
    mini.replace("packages/runtime/src/index.ts", "{ unwrap }", "{ unwrap, unwrap as data }");
    mini.replace(BACKOFF, "export", "/** Other words. */\nexport");
    const { output, errors } = await run("--check");
    expect(output).toContain("`data` is now exported");
    expect(output).toContain("`src/attempt/backoff.ts` changed");
    expect(errors).toContain(`${BACKOFF} changed, but its types do not say`);
  });

  test("requires a person's changeset for a changed error of the facade", async () => {
    mini.replace(`${FACADE_SOURCES}/create-agent-apis.ts`, "new TypeError(", "new RangeError(");
    const { code, output, errors } = await run("--check");
    expect(code).toBe(1);
    expect(output).toMatch(/^agent-apis +fix +none +none +0\.0\.0 +patch +-$/m);
    expect(errors).toContain(`${FACADE_SOURCES}/create-agent-apis.ts changed`);
  });

  test("ignores READMEs, tests and scripts", async () => {
    mini.write("packages/runtime/README.md", "# Other words\n");
    mini.write("packages/runtime/src/other.test.ts", "export {};\n");
    mini.write("packages/runtime/src/other.test-d.ts", "export {};\n");
    mini.replace("packages/runtime/package.json", '"typecheck": "tsc"', '"typecheck": "tsc --noEmit"');
    mini.replace("packages/runtime/package.json", '"vitest": "catalog:"', '"vitest": "^9.0.0"');
    expect((await run("--check")).output).toContain("Nothing changed for the users of any package.");
  });

  test("notices changes of manifests, of the build, and of bundled code", async () => {
    mini.replace("packages/runtime/package.json", '"node": ">=22"', '"node": ">=24"');
    mini.replace("packages/acme/package.json", '"sideEffects": false', '"sideEffects": true');
    mini.replace("tsdown.config.ts", "es2022", "es2024");
    mini.replace(
      "pnpm-lock.yaml",
      "openapi-fetch:\n        specifier: 'catalog:'\n        version: 0.17.0",
      "openapi-fetch:\n        specifier: 'catalog:'\n        version: 0.18.0",
    );
    const { output } = await run();
    expect(output).toContain("`engines` of package.json changed");
    expect(output).toContain("`sideEffects` of package.json changed");
    expect(output).toContain("the build changed (`tsdown.config.ts`)");
    expect(output).toContain("it now contains openapi-fetch 0.18.0 instead of 0.17.0");
    for (const name of ["@agent-apis/runtime", "@agent-apis/acme", "agent-apis"])
      expect(output).toMatch(new RegExp(`^${name} +fix +none +none +0\\.0\\.0 +patch `, "m"));
  });

  test("gives the facade the largest bump of its providers", async () => {
    await mini.addProvider("desk");
    await generateAgain();
    commit("second");
    await change(VALUES, "enum: [en, fr]");
    const language = "language: { type: string, default: en }";
    mini.replace("specs/desk/openapi.yaml", language, `region: { type: string }\n        ${language}`);
    await generateAgain();
    const { output } = await run("--write");
    expect(output).toMatch(/^@agent-apis\/desk +feature +feature +feature +0\.0\.0 +patch /m);
    expect(output).toMatch(/^agent-apis +breaking +none +none +0\.0\.0 +minor /m);
    expect(mini.read(".changeset/computed-agent-apis.md")).toBe(
      `---\n"agent-apis": minor\n---\n\nagent-apis: 2 changes, one of them breaking.\n\n` +
        "- **Breaking:** `@agent-apis/acme` has breaking changes; see its changelog\n" +
        "- `@agent-apis/desk` has new features; see its changelog\n",
    );
  });

  test("rates changed generated code with the same types as a fix", async () => {
    mini.replace("packages/acme/src/generated/provider.ts", `prefix: "Bearer "`, `prefix: "Token "`);
    const { output } = await run("--write");
    expect(output).toMatch(/^@agent-apis\/acme +fix +none +none /m);
    expect(mini.read(COMPUTED)).toBe(
      computed("patch", "Acme: the generated code changed, its types did not."),
    );
  });

  test("notices changes of shared components", async () => {
    mini.replace("specs/common/acme.yaml", "message: { type: string }, traceId", "traceId");
    mini.replace("specs/common/acme.yaml", "message: No such agent", "traceId: trace-1");
    await generateAgain();
    const { output } = await run();
    expect(output).toContain(
      "`Problem.message` is no longer there (`GET /agents`, `GET /agents/{agentId}` and `POST /agents`)",
    );
  });

  test("notices changes of shared components that generated code does not show", async () => {
    mini.replace("specs/common/acme.yaml", "message: No such agent", "message: There is no such agent");
    expect((await run()).output).toMatch(/^@agent-apis\/acme +fix +fix +none /m);
  });

  test("rates a new provider as a first version and a feature of the facade", async () => {
    await mini.addProvider("acme-desk");
    await generateAgain();
    const { code, output, errors } = await run("--check");
    expect(code).toBe(1);
    expect(output).toMatch(/^@agent-apis\/acme-desk +feature +feature +feature +0\.0\.0 +minor /m);
    expect(errors).toContain("agent-apis needs patch, and no changeset says so");
    await run("--write");
    expect(changesets()).toEqual(["computed-acme-desk.md", "computed-agent-apis.md"]);
    expect(mini.read(".changeset/computed-acme-desk.md")).toBe(
      `---\n"@agent-apis/acme-desk": minor\n---\n\nAcme: a client for this API is new.\n`,
    );
    expect(mini.read(".changeset/computed-agent-apis.md")).toBe(
      `---\n"agent-apis": patch\n---\n\nagent-apis: the key \`acmeDesk\` is new, for a client of Acme.\n`,
    );
    expect(await run("--check")).toMatchObject({ code: 0, errors: "" });
  });

  test("keeps the facade's changeset until the release, and removes it with the provider", async () => {
    const facade = ".changeset/computed-agent-apis.md";
    await mini.addProvider("desk");
    await generateAgain();
    await run("--write");
    const first = mini.read(facade);
    commit("second");
    await mini.addProvider("phone");
    await generateAgain();
    await run("--write");
    expect(mini.read(facade)).toBe(`${first}\nagent-apis: the key \`phone\` is new, for a client of Acme.\n`);
    mini.remove("specs/phone");
    mini.remove("packages/phone");
    mini.remove(".changeset/computed-phone.md");
    mini.replace("packages/agent-apis/package.json", `,\n    "@agent-apis/phone": "workspace:^"`, "");
    await generateAgain();
    expect((await run("--check")).errors).toContain(`agent-apis needs no bump, and ${facade} is out of date`);
    await run("--write");
    expect(mini.read(facade)).toBe(first);
    expect(await run("--check")).toMatchObject({ code: 0, errors: "" });
  });

  test("rates a removed provider as a breaking change of the facade", async () => {
    await mini.addProvider("desk");
    await generateAgain();
    mini.write(".changeset/computed-desk.md", `---\n"@agent-apis/desk": patch\n---\n\nAcme: it is new.\n`);
    commit("second");
    mini.remove("specs/desk");
    mini.remove("packages/desk");
    mini.replace("packages/agent-apis/package.json", `,\n    "@agent-apis/desk": "workspace:^"`, "");
    await generateAgain();
    const { code, output, errors } = await run("--check");
    expect(code).toBe(1);
    expect(output).toMatch(/^agent-apis +breaking +none +breaking +0\.0\.0 +minor /m);
    expect(errors).toContain("agent-apis needs minor, and no changeset says so");
    expect(errors).toContain(".changeset/computed-desk.md is no longer needed; remove it");
    await run("--write");
    expect(changesets()).toEqual(["computed-agent-apis.md"]);
    expect(mini.read(".changeset/computed-agent-apis.md")).toBe(
      `---\n"agent-apis": minor\n---\n\nBreaking in agent-apis: the key \`desk\` is gone, and with it the client for Acme.\n`,
    );
    expect(await run("--check")).toMatchObject({ code: 0, errors: "" });
  });

  test("prints everything as JSON", async () => {
    await change(VALUES, "enum: [en, fr]");
    const { output } = await run("--json");
    const report: unknown = JSON.parse(output);
    expect(report).toMatchObject({
      since: { commit: git("rev-parse", "HEAD"), name: "where this left main" },
      packages: [
        {
          id: "acme",
          package: "@agent-apis/acme",
          version: "0.0.0",
          class: "breaking",
          verdicts: { spec: "breaking", types: "breaking" },
          reasons: [
            {
              verdict: "types",
              class: "breaking",
              text: '`POST /agents`: `language` no longer takes `"de"`',
              pointer: "#/components/schemas/CreateAgent/properties/language",
              operations: ["POST /agents"],
            },
          ],
          required: "minor",
          coveredBy: COMPUTED,
        },
        {
          id: "agent-apis",
          class: "breaking",
          reasons: [{ verdict: "code", class: "breaking" }],
          required: "minor",
        },
      ],
    });
  });

  test("names the version of a spec that cannot be read", async () => {
    const spec = mini.read(SPEC);
    mini.write(SPEC, "openapi: [");
    expect((await run()).errors).toMatch(/^specs\/acme\/openapi\.yaml cannot be read: /);
    commit("broken");
    mini.write(SPEC, spec);
    expect((await run()).errors).toMatch(
      /^specs\/acme\/openapi\.yaml of the version that is compared with cannot be read: /,
    );
  });
});

const EMPTY = `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n`;

describe("versionGate without a repository of its own", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "version-gate-test-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function write(name: string, text: string): void {
    writeFileSync(join(directory, name), text);
  }

  function fixture(name: string): string {
    return readFileSync(join(import.meta.dirname, "../generator/fixtures", name), "utf8");
  }

  test("compares any two files", async () => {
    const document = fixture("base.yaml").replaceAll("../common/acme.yaml", "common.yaml");
    write("common.yaml", fixture("base-common.yaml"));
    write("old.yaml", document);
    write("new.yaml", document.replace("required: [name]", "required: [name, action]"));
    const [old, current] = ["old.yaml", "new.yaml"].map((file) => join(directory, file));
    if (old === undefined || current === undefined) throw new Error("no files");
    const { code, output } = await runIn(repository, "--compare", old, current);
    expect(code).toBe(0);
    expect(output).toContain("breaking (spec alone: breaking, types alone: breaking)");
    expect(output).toContain("`POST /agents`: `action` is now required");
    const same: unknown = JSON.parse((await runIn(repository, "--compare", old, old, "--json")).output);
    expect(same).toEqual({ class: "none", verdicts: { spec: "none", types: "none" }, reasons: [] });
  });

  test("compares only the specs of documents that the generator refuses", async () => {
    const document = EMPTY.replace("{}", "{ /a: { get: { security: {}, responses: {} } } }");
    write("old.yaml", document);
    write("new.yaml", document.replace("title: T", "title: U"));
    const { output } = await runIn(
      repository,
      "--compare",
      join(directory, "old.yaml"),
      join(directory, "new.yaml"),
      "--json",
    );
    expect(JSON.parse(output)).toMatchObject({ class: "fix", verdicts: { spec: "fix", types: "unknown" } });
  });

  const FOREIGN = `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /things:
    get:
      parameters:
        - name: filter
          in: query
          content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } }
      responses:
        "200": { description: Fine., content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
      responses: { "204": { description: Fine. } }
components:
  schemas:
    Thing:
      type: object
      required: [id, name]
      properties:
        id: { type: string, readOnly: true }
        name: { type: string }
        kind: { type: object, enum: [a, b] }
`;

  test.each([
    [
      "a parameter that has a media type",
      "{ a: {",
      "{ b: { type: string }, a: {",
      "feature",
      "`GET /things`: the query parameter `filter.b` is new and can be left out",
    ],
    [
      "values of another type than is said",
      "enum: [a, b]",
      "enum: [a]",
      "breaking",
      '`POST /things`: `kind` no longer takes `"b"`',
    ],
    [
      "a new property that only the API writes",
      "required: [id, name]\n      properties:",
      "required: [id, name, made]\n      properties:\n        made: { type: string, readOnly: true }",
      "feature",
      "`GET /things`: `made` is new",
    ],
  ])("compares the types of a document with %s", async (_, from, to, rating, text) => {
    write("old.yaml", FOREIGN);
    write("new.yaml", FOREIGN.replace(from, to));
    const files = ["old.yaml", "new.yaml"].map((file) => join(directory, file));
    const { output } = await runIn(repository, "--compare", ...files);
    expect(output).toContain(`${rating} (spec alone: ${rating}, types alone: ${rating})`);
    expect(output).toContain(text);
  });

  test("names a broken reference and its place", async () => {
    write("old.yaml", FOREIGN);
    write("new.yaml", FOREIGN.replace("schemas/Thing", "schemas/Lost"));
    const files = ["old.yaml", "new.yaml"].map((file) => join(directory, file));
    const { code, errors } = await runIn(repository, "--compare", ...files);
    expect(code).toBe(1);
    expect(errors).toMatch(
      /new\.yaml cannot be read: Can't resolve \$ref #\/components\/schemas\/Lost at #\/paths\/~1things\/get\/.+ of new\.yaml/,
    );
  });

  test("names the operation whose types cannot be rendered", async () => {
    const odd = "/odd: { get: { security: {}, responses: {} } }";
    const broken = FOREIGN.replace("/things:", `${odd}\n  /things:`);
    write("old.yaml", broken);
    write("new.yaml", broken.replace("title: T", "title: U"));
    const files = ["old.yaml", "new.yaml"].map((file) => join(directory, file));
    const { output } = await runIn(repository, "--compare", ...files);
    expect(output).toContain("no types can be rendered from GET /odd: ");
  });

  test.each([
    ["missing.yaml", undefined, /missing\.yaml cannot be read: ENOENT/],
    ["broken.yaml", "openapi: [", /broken\.yaml cannot be read: /],
    ["list.yaml", "- 1", /list\.yaml (cannot be read|is no OpenAPI document)/],
    ["lost.yaml", `openapi: 3.1.0\npaths: { /a: { $ref: "nowhere.yaml" } }`, /lost\.yaml cannot be read: /],
  ])("says that %s cannot be compared", async (name, text, message) => {
    write("empty.yaml", EMPTY);
    if (text !== undefined) write(name, text);
    const [broken, empty] = [name, "empty.yaml"].map((file) => join(directory, file));
    const { code, errors } = await runIn(repository, "--compare", broken ?? "", empty ?? "");
    expect(code).toBe(1);
    expect(errors).toMatch(message);
    expect(errors.split("\n")).toHaveLength(1);
  });

  test.each([
    [["--compare", "one.yaml"], "--compare needs two files"],
    [["--compare", "a.yaml", "b.yaml", "--write"], "--compare can only be combined with --json"],
    [["--write", "--check"], "--write and --check cannot be combined"],
    [["acme"], "unknown argument acme"],
    [["--bump"], "Unknown option '--bump'"],
  ])("answers %j with what is wrong with it", async (argv, message) => {
    const { code, errors } = await runIn(repository, ...argv);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  test("explains in one line that a commit does not exist", async () => {
    const { code, errors } = await runIn(repository, "--since", "v9");
    expect(code).toBe(1);
    expect(errors).toMatch(/^unknown commit v9.*$/);
  });

  test("shows its help", async () => {
    const { code, output } = await runIn(repository, "--help");
    expect(code).toBe(0);
    expect(output).toMatch(/^Usage: pnpm version-gate /);
  });
});
