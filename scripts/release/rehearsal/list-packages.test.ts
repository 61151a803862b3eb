import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { TemporaryFolder } from "../../base/disk/temporary-folder.ts";
import { listPackages } from "./list-packages.ts";

test("listPackages tells providers, the facade and the runtime apart by what they are made of", () => {
  using root = new TemporaryFolder("packages-");
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root.path, path)), { recursive: true });
    writeFileSync(join(root.path, path), content);
  };
  const writeManifest = (folder: string, name: string, ...dependencies: string[]): void => {
    const ranges = Object.fromEntries(dependencies.map((dependency) => [dependency, "workspace:^"]));
    const manifest = { name, version: "1.0.0", dependencies: ranges };
    write(`packages/${folder}/package.json`, JSON.stringify(manifest));
  };
  writeManifest("runtime", "@own/runtime", "fetcher");
  writeManifest("acme", "@own/acme", "@own/runtime");
  writeManifest("all", "all", "@own/acme");
  write("specs/acme/openapi.yaml", "");
  write("packages/not-a-package/notes.txt", "");
  expect(listPackages(root.path).map(({ name, kind }) => [name, kind])).toEqual([
    ["@own/acme", "provider"],
    ["all", "facade"],
    ["@own/runtime", "runtime"],
  ]);
});
