import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { type LocalServer, startServer } from "../../base/http/start-server.ts";
import { acceptDrift } from "./accept-drift.ts";
import { sha256 } from "../../compare/sha256.ts";
import { findDrift } from "./find-drift.ts";
import { memberOf } from "../../base/json/json-object.ts";
import type { From } from "./locate-source.ts";
import { createReader } from "./create-reader.ts";
import { renderReport } from "./render-report.ts";

const PAGES = { list: "Lists things.", create: "Makes a thing.", move: "Moves a thing." };
const SOURCE = {
  kind: "pages",
  url: "https://example.com/docs",
  file: "en/api/{page}.mdx",
  page: "https://docs.example.com/en/api/{page}",
  index: "docs.json",
  revision: "abc",
  license: "none",
  read: "2026-11-20",
};

let root = "";
let server: LocalServer | undefined;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "drift-"));
  mkdirSync(join(root, "specs/acme"), { recursive: true });
  mkdirSync(join(root, "docs/en/api"), { recursive: true });
  describeSource(SOURCE);
  for (const [name, text] of Object.entries(PAGES)) writePage(name, text);
});
afterEach(async () => {
  await server?.close();
  rmSync(root, { recursive: true });
});

function describeSource(source: object): void {
  const entry = (page: string) => ({ decision: "same", page: `https://docs.example.com/en/api/${page}` });
  const operations = {
    "GET /things": entry("list"),
    "POST /things": entry("create"),
    "POST /things/{id}": entry("move"),
    "PUT /things/{id}": entry("move"),
  };
  writeFileSync(join(root, "specs/acme/upstream.yaml"), stringify({ source, operations }));
}

function pageFile(name: string): string {
  return join(root, "docs/en/api", `${name}.mdx`);
}

function writePage(name: string, text: string): void {
  writeFileSync(pageFile(name), text);
}

const count = () => Promise.reject(new Error("there is nothing to count in pages"));
const online = () => ({ root, id: "acme", read: createReader() });
const folder = (): From => ({ folder: pathToFileURL(join(root, "docs/")).href });
const accept = (...operations: string[]) => acceptDrift({ ...online(), from: folder(), operations, count });
const look = async (from = folder()): Promise<string[]> =>
  renderReport(await findDrift({ ...online(), from }));
const lookOnline = async (): Promise<string[]> => renderReport(await findDrift(online()));
const readHashes = (): unknown =>
  memberOf(JSON.parse(readFileSync(join(root, "specs/acme/upstream.lock.json"), "utf8")), "pages");

describe("findDrift", () => {
  test("finds nothing in pages that are as they were", async () => {
    await accept();
    expect(await look()).toEqual(["acme: no drift; 3 pages are unchanged since abc"]);
  });

  test("names the operations that rest on a page that changed", async () => {
    await accept();
    writePage("move", "Moves a thing, slowly.");
    expect((await look()).slice(1, -2)).toEqual([
      "",
      "  page changed: en/api/move.mdx",
      "    look at POST /things/{id}",
      "    look at PUT /things/{id}",
      "    to do: read the page again and compare it with these operations",
    ]);
  });

  test("finds pages that came and went", async () => {
    await accept();
    writePage("copy", "Copies a thing.");
    rmSync(pageFile("list"));
    expect((await look()).slice(1, -2)).toEqual([
      "",
      "  page added: en/api/copy.mdx",
      "    to do: read whether it documents an operation; curate that or leave it out with a reason",
      "",
      "  page removed: en/api/list.mdx",
      "    look at GET /things",
      "    to do: find its new place; remove these operations, or add their new page",
    ]);
  });

  test("says of a page that was never read that there is no hash of it", async () => {
    rmSync(pageFile("list"));
    await accept();
    expect(readHashes()).toEqual({
      "en/api/create.mdx": sha256(PAGES.create),
      "en/api/list.mdx": null,
      "en/api/move.mdx": sha256(PAGES.move),
    });
    expect((await look()).slice(2, -2)).toEqual([
      "  page never read: en/api/list.mdx",
      "    look at GET /things",
      "    to do: it has no hash, and it cannot be found: find its new place",
    ]);
    writePage("list", PAGES.list);
    expect((await look()).at(-3)).toBe(
      "    to do: it has no hash, because it was never read: read it and compare it with these operations",
    );
  });

  test("compares with a list of hashes that somebody made", async () => {
    await accept();
    const list = join(root, "list.json");
    const from: From = { file: pathToFileURL(list).href };
    const pages = Object.entries(PAGES).map(([name, text]) => [`en/api/${name}.mdx`, sha256(text)]);
    writeFileSync(
      list,
      JSON.stringify({ pages: { ...Object.fromEntries(pages), "en/guide.mdx": sha256("") } }),
    );
    expect(await look(from)).toEqual(["acme: no drift; 3 pages are unchanged since abc"]);
    writeFileSync(list, JSON.stringify({ pages: { "en/api/list.mdx": "todo" } }));
    expect(await look(from)).toEqual([
      `acme: could not read upstream: ${list} has no SHA-256 for en/api/list.mdx`,
    ]);
    writeFileSync(list, JSON.stringify({ pages: {} }));
    expect(await look(from)).toEqual([`acme: could not read upstream: ${list} has none of the pages`]);
  });

  test("fetches the pages that are known and those that the index lists", async () => {
    await accept();
    const [seen, answers] = await servePages({ ...PAGES, copy: "Copies a thing." });
    describeSource({ ...SOURCE, raw: `${answers}/{revision}/{file}` });
    expect((await lookOnline()).slice(2, -2)).toEqual([
      "  page added: en/api/copy.mdx",
      "    to do: read whether it documents an operation; curate that or leave it out with a reason",
    ]);
    expect(seen.toSorted()).toEqual([
      "/HEAD/docs.json",
      "/HEAD/en/api/copy.mdx",
      "/HEAD/en/api/create.mdx",
      "/HEAD/en/api/list.mdx",
      "/HEAD/en/api/move.mdx",
    ]);
  });

  test("takes a page that is not found as removed, and one that cannot be had as unknown", async () => {
    await accept();
    const [, address] = await servePages({ create: PAGES.create, move: PAGES.move });
    describeSource({ ...SOURCE, raw: `${address}/{revision}/{file}` });
    expect((await lookOnline())[2]).toBe("  page removed: en/api/list.mdx");
    await server?.close();
    const [, broken] = await servePages(PAGES, 500);
    describeSource({ ...SOURCE, raw: `${broken}/{revision}/{file}` });
    expect((await lookOnline())[0]).toMatch(/^acme: could not read upstream: .*\.mdx answered 500 /);
  });
});

/** A repository of pages behind raw addresses; the page that creates can be made to fail. */
async function servePages(
  pages: Readonly<Record<string, string>>,
  status = 200,
): Promise<[string[], string]> {
  const seen: string[] = [];
  const listed = { navigation: [{ pages: Object.keys(pages).map((name) => `en/api/${name}`) }, "en/guide"] };
  server = await startServer(({ url = "" }, answer) => {
    seen.push(url);
    const text = url.endsWith("docs.json")
      ? JSON.stringify(listed)
      : pages[/(\w+)\.mdx$/.exec(url)?.[1] ?? ""];
    const code = url.endsWith("create.mdx") ? status : text === undefined ? 404 : 200;
    answer.writeHead(code, { "content-type": "text/plain" }).end(text);
  });
  return [seen, server.baseUrl];
}

describe("acceptDrift", () => {
  test("takes over the pages of the operations that are named, and no others", async () => {
    await accept();
    writePage("list", "Lists all things.");
    writePage("create", "Makes things.");
    await accept("GET /things");
    expect(readHashes()).toMatchObject({
      "en/api/create.mdx": sha256(PAGES.create),
      "en/api/list.mdx": sha256("Lists all things."),
    });
    await expect(accept("GET /nothing")).rejects.toThrow('"GET /nothing"');
  });

  test("reads the revision that was curated, not the newest", async () => {
    const [seen, address] = await servePages(PAGES);
    describeSource({ ...SOURCE, raw: `${address}/{revision}/{file}` });
    await acceptDrift({ ...online(), operations: [], count });
    expect(seen.every((url) => url.startsWith("/abc/"))).toBe(true);
  });

  test("does not take a page over that cannot be reached", async () => {
    const [, address] = await servePages(PAGES, 500);
    describeSource({ ...SOURCE, raw: `${address}/{revision}/{file}` });
    await expect(acceptDrift({ ...online(), operations: [], count })).rejects.toThrow("answered 500");
  });
});
