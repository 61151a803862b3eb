import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MiniRepository } from "./fixtures/mini-repository.ts";
import { generatePackages } from "./generate-packages.ts";
import { GenerationCache } from "./generation-cache.ts";
import { renderPackages, renderShared } from "./render-packages.ts";

vi.mock(import("./render-packages.ts"), { spy: true });

const CACHE = ".cache/generate.json";
const SCHEMAS = "packages/acme/src/generated/schemas.ts";
let mini: MiniRepository;

beforeEach(async () => {
  mini = await MiniRepository.create();
  await mini.addProvider("beta");
  await generatePackages({ root: mini.root, check: false });
});
afterEach(() => mini[Symbol.asyncDispose]());

/** Results of another run, and its changes on disk. */
async function runAgain(
  options: { ids?: readonly string[]; check?: boolean } = {},
): Promise<{ rendered: string[]; changed: string[] }> {
  vi.mocked(renderPackages).mockClear();
  vi.mocked(renderShared).mockClear();
  const rows = await generatePackages({ root: mini.root, check: false, ...options });
  return {
    rendered: [
      ...vi.mocked(renderPackages).mock.calls.flatMap(([, ids]) => ids),
      ...vi.mocked(renderShared).mock.calls.map(() => "(shared)"),
    ],
    changed: rows.flatMap(({ difference: { changed, missing, extra } }) => [
      ...[...changed, ...missing].map(({ path }) => path),
      ...extra,
    ]),
  };
}

describe("GenerationCache", () => {
  test("spares what has not changed", async () => {
    const before = mini.state();
    expect(await runAgain()).toEqual({ rendered: [], changed: [] });
    expect(mini.state()).toEqual(before);
  });

  test("knows nothing of a provider whose name every object has something under", async () => {
    await mini.addProvider("constructor");
    expect((await runAgain()).rendered).toEqual(["constructor", "(shared)"]);
    expect(await runAgain()).toEqual({ rendered: [], changed: [] });
  });

  test("spares loading everything that renders", () => {
    const url = (path: string): string => JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);
    const program = `
      import { registerHooks } from "node:module";
      const loaded = [];
      registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
      const { generatePackages } = await import(${url("generate-packages.ts")});
      await generatePackages({ root: ${JSON.stringify(mini.root)}, check: false });
      console.log(JSON.stringify(loaded));`;
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
      encoding: "utf8",
    });
    const loaded: string[] = JSON.parse(output);
    expect(loaded.length).toBeGreaterThan(5);
    expect(loaded.filter((module) => /node_modules|render-packages|types-emitter/.test(module))).toEqual([]);
  });

  test("renders the provider again whose spec changed, and no other", async () => {
    mini.replace(
      "specs/acme/openapi.yaml",
      "text: { type: string } }",
      "text: { type: string, maxLength: 9 } }",
    );
    expect(await runAgain()).toEqual({ rendered: ["acme"], changed: [SCHEMAS] });
    expect((await runAgain()).rendered).toEqual([]);
  });

  test("renders again what is about all providers when that changed", async () => {
    mini.replace("specs/beta/openapi.yaml", "title: Acme", "title: Beta");
    expect((await runAgain()).rendered).toEqual(["beta", "(shared)"]);
    expect(mini.read("README.md")).toContain("| Beta");
  });

  test("renders every provider again that refers to a changed file", async () => {
    mini.replace("specs/common/acme.yaml", "description: Not understood.", "description: Not clear.");
    expect((await runAgain()).rendered).toEqual(["acme", "beta"]);
  });

  test.each([
    ["edited by hand", () => mini.replace(SCHEMAS, "CreateAgent", "MakeAgent"), SCHEMAS],
    ["removed", () => mini.remove(SCHEMAS), SCHEMAS],
    [
      "joined by a stray one",
      () => mini.write("packages/acme/src/generated/stray.ts", ""),
      "packages/acme/src/generated/stray.ts",
    ],
    [
      "edited in a README's generated section",
      () => mini.replace("packages/acme/README.md", "`GET /agents`", "`GET /robots`"),
      "packages/acme/README.md",
    ],
  ])("repairs an output that was %s", async (_, change, path) => {
    const before = mini.read(SCHEMAS);
    change();
    expect(await runAgain()).toEqual({ rendered: ["acme"], changed: [path] });
    expect(mini.read(SCHEMAS)).toBe(before);
    expect((await runAgain()).rendered).toEqual([]);
  });

  test("repairs what is about all providers", async () => {
    mini.replace("README.md", "`@agent-apis/acme`", "`@agent-apis/acne`");
    expect(await runAgain()).toEqual({ rendered: ["(shared)"], changed: ["README.md"] });
  });

  test("keeps what a person wrote next to a generated section", async () => {
    mini.replace("README.md", "<!-- generated: packages -->", "Mine.\n\n<!-- generated: packages -->");
    expect((await runAgain()).rendered).toEqual(["(shared)"]);
    expect(mini.read("README.md")).toContain("Mine.");
    expect((await runAgain()).rendered).toEqual([]);
  });

  test("renders everything again when the formatting options changed", async () => {
    mini.replace("package.json", `"printWidth": 110`, `"printWidth": 90`);
    expect((await runAgain()).rendered).toEqual(["acme", "beta", "(shared)"]);
  });

  test.each([
    ["is no JSON", () => mini.write(CACHE, "{")],
    ["is empty", () => mini.write(CACHE, "")],
    ["was cut short", () => mini.write(CACHE, mini.read(CACHE).slice(0, -40))],
    ["was edited", () => mini.replace(CACHE, `"operations":3`, `"operations":4`)],
    ["is gone", () => mini.remove(CACHE)],
  ])("counts as nothing when it %s", async (_, damage) => {
    damage();
    expect(await runAgain()).toEqual({ rendered: ["acme", "beta", "(shared)"], changed: [] });
    expect((await runAgain()).rendered).toEqual([]);
  });

  test("counts as nothing when other tools wrote it", async () => {
    const cache = new GenerationCache(mini.root, "another version");
    expect(cache.recallPackage("acme", "packages/acme/src/generated")).toBeUndefined();
    cache.write();
    expect((await runAgain()).rendered).toEqual(["acme", "beta", "(shared)"]);
  });

  test("is neither read nor written by a check", async () => {
    mini.remove(CACHE);
    expect((await runAgain({ check: true })).rendered).toEqual(["acme", "beta", "(shared)"]);
    expect(() => mini.read(CACHE)).toThrow("ENOENT");
    await runAgain();
    const before = mini.read(CACHE);
    mini.replace("specs/beta/openapi.yaml", "title: Acme", "title: Beta");
    expect((await runAgain({ check: true })).rendered).toEqual(["acme", "beta", "(shared)"]);
    expect(mini.read(CACHE)).toBe(before);
  });

  test("remembers nothing of a run that a spec problem ends", async () => {
    const before = mini.read(CACHE);
    mini.replace("specs/acme/openapi.yaml", "title: Acme", "title: Apex");
    mini.replace("specs/beta/openapi.yaml", "operationId: listAgents", "operationId: list-agents");
    await expect(runAgain()).rejects.toThrow("1 spec problem");
    expect(mini.read(CACHE)).toBe(before);
    mini.replace("specs/beta/openapi.yaml", "operationId: list-agents", "operationId: listAgents");
    expect((await runAgain()).rendered).toEqual(["acme", "(shared)"]);
  });

  test("holds for a run of some providers", async () => {
    mini.replace("specs/acme/openapi.yaml", "title: Acme", "title: Apex");
    expect((await runAgain({ ids: ["beta"] })).rendered).toEqual([]);
    expect((await runAgain({ ids: ["acme"] })).rendered).toEqual(["acme"]);
    expect((await runAgain()).rendered).toEqual(["(shared)"]);
  });
});
