import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { stringify } from "yaml";
import { coverage } from "./coverage.ts";
import { countDocument } from "../upstream/coverage/count-document.ts";
import { acceptDrift } from "../upstream/drift/accept-drift.ts";
import { readUpstream } from "../upstream/drift/read-upstream.ts";
import { createReader } from "../upstream/drift/create-reader.ts";

describe("coverage", () => {
  let place = "";
  beforeEach(async () => {
    place = mkdtempSync(join(tmpdir(), "coverage-"));
    for (const id of ["acme", "fresh"]) mkdirSync(join(place, "specs", id), { recursive: true });
    const source = {
      url: "https://example.com",
      file: "openapi.yaml",
      revision: "1",
      license: "MIT",
      read: "2026-11-20",
    };
    const schema = { type: "object" };
    const document = {
      openapi: "3.1.0",
      info: { title: "Things", version: "1" },
      paths: {
        "/things": { post: { requestBody: { content: { "application/json": { schema } } }, responses: {} } },
      },
    };
    writeFileSync(join(place, "specs/acme/openapi.yaml"), stringify(document));
    writeFileSync(join(place, "specs/fresh/upstream.yaml"), stringify({ source: {} }));
    const operations = { "POST /things": { decision: "same" } };
    writeFileSync(join(place, "specs/acme/upstream.yaml"), stringify({ source, operations }));
    writeFileSync(join(place, "package.json"), "{}");
    writeFileSync(
      join(place, "specs/README.md"),
      "# Things\n\n<!-- generated: coverage -->\n<!-- end: coverage -->\n\nMore.\n",
    );
    const from = { folder: pathToFileURL(join(place, "specs/acme/")).href };
    await acceptDrift({
      root: place,
      id: "acme",
      read: createReader(),
      from,
      operations: [],
      count: countDocument,
    });
  });
  afterEach(() => rmSync(place, { recursive: true }));

  async function run(...argv: readonly string[]): Promise<{ code: number; out: string; errors: string }> {
    const log = vi.spyOn(console, "log").mockReturnValue();
    const error = vi.spyOn(console, "error").mockReturnValue();
    const code = await coverage(place, argv);
    const tell = (spy: typeof log): string => spy.mock.calls.map(([text = ""]) => String(text)).join("\n");
    const told = { code, out: tell(log), errors: tell(error) };
    vi.restoreAllMocks();
    return told;
  }

  test("prints tables, and leaves out a provider without an accepted upstream", async () => {
    const { code, out, errors } = await run();
    expect(code).toBe(0);
    expect(out).toMatch(/^acme +document +1 +1 +0 +0$/m);
    expect(out).toMatch(/^objects without properties +1 → 1$/m);
    expect(errors).toBe("fresh: left out, because its upstream has not been accepted yet");
  });

  test("lists the places where ours is looser than it may be", async () => {
    const { code, out } = await run("acme", "--places");
    expect(code).toBe(1);
    expect(out).toMatch(
      /^acme: objects without properties and without x-open, 1\n {2}POST \/things request\nacme: lint errors, \d+\n {2}#\//,
    );
    const document = { openapi: "3.1.0", info: { title: "A", version: "1" }, paths: { "/a": {} } };
    writeFileSync(join(place, "specs/fresh/openapi.yaml"), stringify(document));
    expect((await run("fresh", "--places")).out).not.toContain("acme");
  });

  test.each([
    [["nobody", "--places"], "no provider nobody in specs/; there are: acme, fresh"],
    [["acme"], "only --places accepts providers"],
    [["--places", "--json"], "--places cannot be combined with other options"],
  ])("refuses %j", async (argv, message) => {
    const { code, errors } = await run(...argv);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  test("prints the same as JSON", async () => {
    const counts = { untypedObjects: 1, untaggedUnions: 0, plainStrings: 0, missingErrors: 0 };
    const { out } = await run("--json");
    expect(JSON.parse(out)).toMatchObject({
      providers: [{ id: "acme", operations: { upstream: 1, same: 1 }, ours: counts, upstream: counts }],
    });
  });

  describe("with an upstream that has more operations", () => {
    const open = { type: "object", example: 1 };
    const operation = (schema: object): object => ({
      post: { requestBody: { content: { "application/json": { schema } } }, responses: {} },
    });
    const decisions = {
      operations: { "POST /things": { decision: "same" } },
      "left-out": [
        { operation: "POST /single", why: "No." },
        { paths: "/area", why: "No." },
      ],
    };
    const schemas = { Other: { type: "array", required: "a" } };
    const read = async (...argv: string[]): Promise<string[]> => {
      const { out } = await run(...argv);
      return out.split("\n").map((line) => line.replaceAll(/ +/g, " "));
    };

    async function acceptUpstream(): Promise<void> {
      const paths = {
        "/things": operation(open),
        "/single": operation({ type: "object", properties: { a: open, b: open } }),
        "/area/a": operation({ oneOf: [open, { $ref: "#/components/schemas/Other" }] }),
        "/area/b": operation(open),
      };
      const upstream = {
        openapi: "3.1.0",
        info: { title: "Things", version: "1" },
        paths,
        components: { schemas },
      };
      mkdirSync(join(place, "upstream"));
      writeFileSync(join(place, "upstream/openapi.yaml"), stringify(upstream));
      const from = { folder: pathToFileURL(join(place, "upstream/")).href };
      const options = { root: place, id: "acme", read: createReader(), from, operations: [] };
      await acceptDrift({ ...options, count: countDocument });
    }

    test("counts every row in the operations that both have", async () => {
      const source = { ...readUpstream(place, "acme").source, revision: "2" };
      writeFileSync(join(place, "specs/acme/upstream.yaml"), stringify({ source, ...decisions }));
      await acceptUpstream();
      const lines = await read();
      expect(lines).toContain("acme document 4 1 0 3");
      expect(lines).toContain("objects without properties 1 → 1");
      expect(lines).toContain("examples that their schema refuses 1 of 1 → 0 of 0");
      const [, errors = "", ours] = /^lint errors (\d+) → (\d+)$/.exec(lines.at(-1) ?? "") ?? [];
      // Ours is the same operation without its example.
      expect(errors).toBe(ours);
    });

    test("shows a dash for counts of other operations, until upstream is accepted again", async () => {
      const source = { ...readUpstream(place, "acme").source, revision: "2" };
      const { operations } = decisions;
      const all = { ...operations, "POST /single": { decision: "same" } };
      writeFileSync(
        join(place, "specs/acme/upstream.yaml"),
        stringify({ source, ...decisions, operations: all }),
      );
      await acceptUpstream();
      writeFileSync(join(place, "specs/acme/upstream.yaml"), stringify({ source, ...decisions }));
      const lines = await read();
      expect(lines).toContain("objects without properties 1 → 1");
      expect(lines).toContain("examples that their schema refuses – → 0 of 0");
      expect(lines.at(-1)).toMatch(/^lint errors – → \d+$/);
    });
  });

  test("puts the tables between the markers in the README and changes no other part", async () => {
    expect((await run("--write")).code).toBe(0);
    const text = readFileSync(join(place, "specs/README.md"), "utf8");
    expect(text).toMatch(
      /^# Things\n\n<!-- generated: coverage -->\n\n\| provider [^]* \|\n\n<!-- end: coverage -->\n\nMore\.\n$/,
    );
    await run("--write");
    expect(readFileSync(join(place, "specs/README.md"), "utf8")).toBe(text);
  });

  test("explains in one line what cannot be read", async () => {
    writeFileSync(join(place, "specs/acme/openapi.yaml"), "openapi: 3.1.0");
    const { code, errors } = await run();
    expect({ code, errors }).toEqual({
      code: 1,
      errors: expect.stringMatching(/^\S+openapi\.yaml has no paths, so no operations$/),
    });
  });

  test("refuses an unknown option", async () => {
    const { code, errors } = await run("--jsno");
    expect(code).toBe(2);
    expect(errors).toMatch("Usage: pnpm coverage");
  });
});
