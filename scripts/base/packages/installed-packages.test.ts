import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { TemporaryFolder } from "../disk/temporary-folder.ts";
import { listInstalled } from "./installed-packages.ts";

/** Folders with packages of their names, which have the dependencies that are given. */
function install(packages: Readonly<Record<string, readonly string[]>>): string {
  const root = new TemporaryFolder("installed-");
  onTestFinished(() => root[Symbol.dispose]());
  for (const [path, names] of Object.entries(packages)) {
    const folder = join(root.path, path);
    const dependencies = Object.fromEntries(names.map((name) => [name, "1.0.0"]));
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify({ name: path.replace(/.*node_modules\//, ""), version: "1.0.0", dependencies }),
    );
  }
  return root.path;
}

describe("listInstalled", () => {
  test("follows dependencies, each once, around circles too, and takes the nearest of a name", () => {
    const root = install({
      runtime: ["fetcher"],
      "runtime/node_modules/fetcher": ["types"],
      "node_modules/types": ["fetcher", "types"],
      "node_modules/fetcher": [],
      "node_modules/other": [],
    });
    const paths = listInstalled(join(root, "runtime")).map(({ directory }) =>
      directory.slice(directory.indexOf("installed-")).replace(/^[^/\\]+./, ""),
    );
    expect(paths).toEqual([
      "runtime",
      "runtime/node_modules/fetcher",
      "node_modules/types",
      "node_modules/fetcher",
    ]);
  });

  test("fails when something is not installed", () => {
    expect(() => listInstalled(join(install({ runtime: ["fetcher"] }), "runtime"))).toThrow(
      /fetcher is not installed for .*runtime/,
    );
  });
});
