import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listPackages } from "./list-packages.ts";
import { listThirdParty } from "./list-third-party.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "third-party-"));
  write("packages/runtime/package.json", manifest("@own/runtime", { fetcher: "1.0.0" }));
  write("packages/acme/package.json", manifest("@own/acme", { "@own/runtime": "workspace:^" }));
  write("packages/all/package.json", manifest("all", { "@own/acme": "workspace:^" }));
  write("specs/acme/openapi.yaml", "");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function manifest(name: string, dependencies: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify({ name, version: "1.0.0", dependencies });
}

describe("listPackages", () => {
  test("tells providers, the facade and the runtime apart by what they are made of", () => {
    write("packages/not-a-package/notes.txt", "");
    expect(listPackages(root).map(({ name, kind }) => [name, kind])).toEqual([
      ["@own/acme", "provider"],
      ["all", "facade"],
      ["@own/runtime", "runtime"],
    ]);
  });
});

describe("listThirdParty", () => {
  test("finds what our packages depend on, and what that depends on, once each", () => {
    write("packages/runtime/node_modules/fetcher/package.json", manifest("fetcher", { types: "2.0.0" }));
    write("node_modules/types/package.json", manifest("types", { fetcher: "1.0.0" }));
    write("node_modules/fetcher/package.json", manifest("fetcher"));
    expect(listThirdParty(root).map(({ name }) => name)).toEqual(["fetcher", "types", "fetcher"]);
  });

  test("fails when something is not installed", () => {
    expect(() => listThirdParty(root)).toThrow(/fetcher is not installed for .*runtime/);
  });
});
