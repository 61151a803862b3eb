import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { entriesOf, memberOf } from "../../base/json/json-object.ts";
import { parseYaml } from "../../base/yaml/parse-yaml.ts";

const root = join(import.meta.dirname, "../../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const SHA512 = expect.stringMatching(/^sha512-[\w+/]+=*$/);

/** Only the registry that a machine is set to says where a package comes from, and the hash says what it is. */
describe("the lockfiles", () => {
  test.each(["pnpm-lock.yaml", "scripts/release/runtimes/pnpm-lock.yaml"])(
    "%s has a hash for every package, and no address",
    (path) => {
      const packages = entriesOf(memberOf(parseYaml(read(path)), "packages"));
      expect(packages.length).toBeGreaterThan(100);
      for (const [name, entry] of packages)
        expect({ name, resolution: memberOf(entry, "resolution") }).toEqual({
          name,
          resolution: { integrity: SHA512 },
        });
    },
  );

  test("scripts/verify/bench/package-lock.json has a hash for every package, and no address", () => {
    const lock: unknown = JSON.parse(read("scripts/verify/bench/package-lock.json"));
    const packages = entriesOf(memberOf(lock, "packages")).filter(([path]) => path !== "");
    expect(packages.length).toBeGreaterThan(100);
    for (const [path, entry] of packages)
      expect({
        path,
        integrity: memberOf(entry, "integrity"),
        resolved: memberOf(entry, "resolved"),
      }).toEqual({
        path,
        integrity: SHA512,
        resolved: undefined,
      });
  });

  test("are not folded in a review, as GitHub does by default", () => {
    const attributes = read(".gitattributes").split("\n");
    for (const name of ["pnpm-lock.yaml", "package-lock.json"])
      expect(attributes.filter((line) => line.startsWith(name))).toEqual([`${name} -linguist-generated`]);
  });
});
