import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type LocalServer, startServer } from "../base/http/start-server.ts";
import { stringify } from "yaml";
import { drift } from "./drift.ts";
import { writeLock } from "../upstream/drift/write-lock.ts";
import { ALIAS_OF_ITSELF, MULTIPLYING_ALIASES, nestLists } from "../base/hostile-texts.ts";

const DOCUMENT = JSON.stringify({
  openapi: "3.0.0",
  paths: { "/things": { get: { responses: { "200": { description: "Things" } } } } },
});
const LOCK = {
  kind: "document",
  revision: "1",
  examples: { total: 0, broken: 0 },
  lintErrors: 0,
  servers: [],
  operations: {},
  schemas: {},
} as const;
const SOURCE = {
  url: "https://example.com",
  file: "api.json",
  revision: "1",
  license: "MIT",
  read: "2026-11-20",
};
const JSON_TYPE = { "content-type": "application/json" };

let root = "";
let server: LocalServer | undefined;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "drift-"));
  mkdirSync(join(root, "specs/acme"), { recursive: true });
  describeSource(SOURCE);
  await writeLock(root, "acme", LOCK);
});
afterEach(async () => {
  await stop();
  rmSync(root, { recursive: true });
});

function describeSource(source: object): void {
  writeFileSync(join(root, "specs/acme/upstream.yaml"), stringify({ source, operations: {} }));
}

async function stop(): Promise<void> {
  await server?.close();
  server = undefined;
}

async function serve(answer: RequestListener): Promise<string> {
  server = await startServer(answer);
  return server.baseUrl;
}

async function run(...argv: readonly string[]): Promise<{ code: number; out: string; errors: string[] }> {
  const log = vi.spyOn(console, "log").mockReturnValue();
  const error = vi.spyOn(console, "error").mockReturnValue();
  try {
    const code = await drift(root, argv);
    const told = error.mock.calls.map(([text]) => String(text));
    const errors = told.filter((line) => !line.startsWith("acme: fetching"));
    return { code, out: log.mock.calls.map(([text]) => String(text)).join("\n"), errors };
  } finally {
    vi.restoreAllMocks();
  }
}

/** Exit code 2, no standard output, and one line with the problem and the reason. */
async function expectBlind(from: string, line: string | RegExp): Promise<void> {
  const { code, out, errors } = await run("acme", "--from", from);
  expect({ code, out, lines: errors.length }).toEqual({ code: 2, out: "", lines: 1 });
  expect(errors[0]).not.toContain("\n");
  expect(errors[0]).toMatch(line);
}

describe("drift of an unreadable upstream", () => {
  test("says that a host cannot be reached", async () => {
    const address = await serve(() => {});
    await stop();
    await expectBlind(
      `${address}/api.json`,
      `acme: could not read upstream: ${address}/api.json cannot be reached: ECONNREFUSED`,
    );
  });

  test("says that the address does not exist", async () => {
    const address = await serve((_, answer) => answer.writeHead(404).end("Not Found"));
    await expectBlind(`${address}/api.json`, `${address}/api.json answered 404 Not Found`);
  });

  test("says that the server is broken", async () => {
    const address = await serve((_, answer) => answer.writeHead(500).end());
    await expectBlind(`${address}/api.json`, "answered 500 Internal Server Error");
  });

  test.each([
    ["with its type", { "content-type": "text/html; charset=utf-8" }, "Please sign in"],
    [
      "without it",
      { "content-type": "text/plain" },
      "\n<!DOCTYPE html>\n<html><body>Please sign in</body></html>",
    ],
  ])("says that a web page came, sent %s", async (_, headers, text) => {
    const address = await serve((__, answer) => answer.writeHead(200, headers).end(text));
    await expectBlind(`${address}/api.json`, "is a web page (HTML), not the requested file");
  });

  test("stops reading a document at 50 MB", async () => {
    const block = Buffer.alloc(1_000_000, " ");
    let sent = 0;
    const address = await serve((_, answer) => {
      answer.writeHead(200, JSON_TYPE);
      const send = (): void => {
        while (!answer.destroyed) {
          sent += 1;
          if (!answer.write(block)) break;
        }
      };
      answer.on("drain", send);
      send();
    });
    await expectBlind(`${address}/api.json`, "is larger than 50 MB");
    expect(sent).toBeLessThan(70);
  });

  test("does not read a document with a larger Content-Length", async () => {
    const address = await serve((_, answer) => {
      answer.writeHead(200, { ...JSON_TYPE, "content-length": 50_000_001 });
      answer.write("{");
    });
    await expectBlind(`${address}/api.json`, "is larger than 50 MB");
  });

  test("says that a document ends in the middle", async () => {
    const half = DOCUMENT.slice(0, 40);
    const address = await serve((_, answer) => answer.writeHead(200, JSON_TYPE).end(half));
    await expectBlind(`${address}/api.json`, "api.json ends in the middle, after 40 characters");
  });

  test("says that a response broke off", async () => {
    const address = await serve((_, answer) => {
      answer.writeHead(200, { ...JSON_TYPE, "content-length": DOCUMENT.length });
      answer.write(DOCUMENT.slice(0, 40), () => answer.destroy());
    });
    await expectBlind(`${address}/api.json`, "closed the connection in the middle of its response");
  });

  test.each([
    ["is empty", ""],
    ["is not JSON: ", "{ openapi }"],
    ["is not an OpenAPI 3 document: it has no openapi: 3.x", '{"message": "Bad credentials"}'],
    ["is Swagger 2.0; OpenAPI 3 is needed", '{"swagger": "2.0"}'],
    ["has no paths, so no operations", '{"openapi": "3.0.0", "paths": {}}'],
    [
      /refers to a file that cannot be read: .*other\.json does not exist$/,
      DOCUMENT.replace('{"description":"Things"}', '{"$ref":"other.json#/a"}'),
    ],
  ])("says that a file on disk %s", async (line, text) => {
    const file = join(root, "api.json");
    writeFileSync(file, text);
    await expectBlind(file, line);
  });

  test.each([
    ["#/x-f contains more than 100000 values through aliases (*name)", MULTIPLYING_ALIASES],
    ['#/x-a/b has an alias at "c/d" that leads back to it', ALIAS_OF_ITSELF],
    ["is not YAML: it is nested more than 100 levels deep (1:105)", `x-a: ${nestLists(20_000)}`],
  ])("says that YAML on disk %s", async (line, text) => {
    const file = join(root, "api.yaml");
    writeFileSync(file, `${text}\n${stringify(JSON.parse(DOCUMENT))}`);
    await expectBlind(file, line);
  });

  test("says that JSON has 20,000 levels", async () => {
    const file = join(root, "api.json");
    writeFileSync(file, DOCUMENT.replace("{", `{"x-a":${nestLists(20_000)},`));
    await expectBlind(file, "api.json #/x-a/0/0/0/0/0/… is nested more than 100 levels deep");
  });

  test("says that 20,000 schemas refer to each other in a chain", async () => {
    const schemas = Array.from({ length: 20_000 }, (_, index) => [
      `S${index}`,
      { properties: { next: { $ref: `#/components/schemas/S${index + 1}` } } },
    ]);
    const schema = { $ref: "#/components/schemas/S0" };
    const responses = { "200": { description: "One", content: { "application/json": { schema } } } };
    const document = {
      openapi: "3.0.0",
      paths: { "/chain": { get: { responses } } },
      components: { schemas: Object.fromEntries(schemas) },
    };
    const file = join(root, "api.json");
    writeFileSync(file, JSON.stringify(document));
    await expectBlind(file, "its schemas refer to each other in too long a chain");
  });

  test("says that a path does not exist", async () => {
    await expectBlind(join(root, "nothing.json"), /could not read upstream: .*nothing\.json does not exist$/);
    await expectBlind(join(root, "specs"), /specs\/api\.json does not exist$/);
  });

  test("does not follow references from a server's document to local files", async () => {
    const text = DOCUMENT.replace('{"description":"Things"}', '{"$ref":"file:///etc/passwd#/a"}');
    const address = await serve((_, answer) => answer.writeHead(200, JSON_TYPE).end(text));
    await expectBlind(
      `${address}/api.json`,
      "refers to file:///etc/passwd, which is on another server or outside of its folder",
    );
  });

  test("says what is missing in upstream.yaml and the lock", async () => {
    const lock = join(root, "specs/acme/upstream.lock.json");
    const document = join(root, "api.json");
    writeFileSync(document, DOCUMENT);
    expect((await run("acme")).errors[0]).toMatch("has no raw address to fetch from; use --from");
    describeSource({});
    await expectBlind(document, "specs/acme/upstream.yaml has no source yet");
    describeSource({ ...SOURCE, kind: "pages" });
    await expectBlind(document, "upstream.lock.json has a different kind than the source");
    describeSource({ ...SOURCE, ulr: "a slip" });
    await expectBlind(
      document,
      'specs/acme/upstream.yaml /source has an unknown key "ulr"; expected one of: kind, url',
    );
    describeSource(SOURCE);
    rmSync(lock);
    await expectBlind(
      document,
      'upstream was not accepted yet; "pnpm drift accept acme" writes specs/acme/upstream.lock.json',
    );
    writeFileSync(lock, JSON.stringify({ ...LOCK, revision: "2", checksum: "0" }));
    await expectBlind(document, 'upstream.lock.json was changed by hand; "pnpm drift accept acme" writes it');
  });

  test("still reports the other providers", async () => {
    mkdirSync(join(root, "specs/other"));
    writeFileSync(join(root, "api.json"), DOCUMENT);
    const { code, out, errors } = await run("--from", `acme=${join(root, "api.json")}`);
    expect(code).toBe(2);
    expect(out).toMatch("added: GET /things");
    expect(errors).toEqual(["other: could not read upstream: specs/other/upstream.yaml does not exist"]);
  });
});

describe("drift that fetches", () => {
  const answerTagged: RequestListener = (request, answer) => {
    if (request.headers["if-none-match"] === '"one"') answer.writeHead(304).end();
    else answer.writeHead(200, { ...JSON_TYPE, etag: '"one"' }).end(DOCUMENT);
  };

  test("fetches the newest state, and revalidates it the second time", async () => {
    const seen: string[] = [];
    const address = await serve((request, answer) => {
      seen.push(`${request.url} ${request.headers["if-none-match"] ?? ""}`.trim());
      answerTagged(request, answer);
    });
    describeSource({ ...SOURCE, raw: `${address}/{revision}/{file}` });
    const first = await run("acme");
    const second = await run("acme");
    expect(first.out).toMatch("added: GET /things");
    expect(second).toEqual(first);
    expect(seen).toEqual(["/HEAD/api.json", '/HEAD/api.json "one"']);
  });

  test("does not trust a cache that was cut off", async () => {
    const address = await serve(answerTagged);
    describeSource({ ...SOURCE, raw: `${address}/{revision}/{file}` });
    const first = await run("acme");
    const cache = join(root, ".cache/drift");
    const body = readdirSync(cache).find((name) => name.endsWith(".body")) ?? "";
    writeFileSync(join(cache, body), DOCUMENT.slice(0, 40));
    expect(await run("acme")).toEqual(first);
  });

  test("waits once, as long as a busy server asks", async () => {
    let requests = 0;
    const address = await serve((_, answer) => {
      requests += 1;
      answer.writeHead(429, { "retry-after": "0" }).end();
    });
    await expectBlind(`${address}/api.json`, "answered 429 Too Many Requests");
    expect(requests).toBe(2);
  });

  test("follows references to files next to the document", async () => {
    const seen: string[] = [];
    const address = await serve((request, answer) => {
      seen.push(String(request.url));
      const text =
        request.url === "/v1/api.json"
          ? DOCUMENT.replace('{"description":"Things"}', '{"$ref":"../common.json#/thing"}')
          : '{"thing":{"description":"Thing"}}';
      answer.writeHead(200, JSON_TYPE).end(text);
    });
    expect((await run("acme", "--from", `${address}/v1/api.json`)).code).toBe(1);
    expect((await run("acme", "--from", `${address}/v1/`)).code).toBe(1);
    expect(seen).toEqual(["/v1/api.json", "/common.json", "/v1/api.json", "/common.json"]);
  });
});

describe("drift", () => {
  test("prints reports as JSON with the same exit code", async () => {
    writeFileSync(join(root, "api.json"), DOCUMENT);
    const { code, out } = await run("acme", "--from", root, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      providers: [
        { id: "acme", state: "drift", revision: "1", findings: [{ kind: "added", subject: "GET /things" }] },
      ],
    });
    const blind = await run("acme", "--from", join(root, "specs"), "--json");
    expect(blind.code).toBe(2);
    expect(JSON.parse(blind.out)).toMatchObject({ providers: [{ id: "acme", state: "unreadable" }] });
  });

  test("prints upstream's names as plain lines, and in an issue within a fence that they cannot close", async () => {
    const hostile = "/a\n```\n::error::x\u001b[31m @who";
    const servers = [{ url: "::error::y" }];
    const paths = { [hostile]: { get: { responses: { "200": { description: "A" } } } } };
    writeFileSync(join(root, "api.json"), JSON.stringify({ openapi: "3.0.0", servers, paths }));
    const { code, out } = await run("acme", "--from", root, "--issue");
    expect(code).toBe(1);
    const [fence = "", ...lines] = out.split("\n");
    expect(fence).toBe("````text");
    expect(lines.at(-1)).toBe("````");
    expect(lines).toContain("    \\u003a:error::y: server added");
    expect(lines).toContain("  added: GET /a\\u000a```\\u000a::error::x\\u001b[31m @who");
    const told = await run("acme", "--from", root, "--json");
    expect(told.out).not.toContain("\u001b");
    expect(JSON.parse(told.out)).toMatchObject({
      providers: [{ findings: [{}, { subject: `GET ${hostile}` }] }],
    });
  });

  test("reports changes of areas that are left out, but not as drift", async () => {
    const content = { source: SOURCE, "left-out": [{ paths: "/things", why: "No." }] };
    writeFileSync(join(root, "specs/acme/upstream.yaml"), stringify(content));
    await writeLock(root, "acme", { ...LOCK, leftOut: ["GET /things/{id}"] });
    writeFileSync(join(root, "api.json"), DOCUMENT);
    expect(await run("acme", "--from", root)).toEqual({
      code: 0,
      out: `acme: no drift; 0 operations are unchanged since 1
  operations left out with their areas: 1
  1 new since it was accepted: GET /things
  1 gone since it was accepted: GET /things/{id}`,
      errors: [],
    });
  });

  test("never exits with the code for drift if the command line is invalid", async () => {
    for (const argv of [["--form", "x"], ["nobody"], ["accept"], ["accept", "nobody"]]) {
      const { code, errors } = await run(...argv);
      expect(code).toBe(2);
      expect(errors[0]).toMatch("Usage: pnpm drift");
    }
    expect((await run("--help")).code).toBe(0);
  });
});
