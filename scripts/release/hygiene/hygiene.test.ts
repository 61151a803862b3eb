import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listPackageFolders } from "../../generator/list-package-folders.ts";
import { listChecks } from "./checks.ts";
import { findLinkProblems } from "./link-problems.ts";
import { type PackedPackages, packPackages } from "./packed-package.ts";

const root = join(import.meta.dirname, "../../..");
let packed: PackedPackages;
beforeAll(() => {
  packed = packPackages(root);
});
afterAll(() => packed?.[Symbol.dispose]());

describe.each(listPackageFolders(root))("the package in packages/%s, as it would be published", (folder) => {
  test.each(Object.entries(listChecks(root)))("has no problem with its %s", async (_, check) => {
    const one = packed.packages.find((each) => each.folder === folder);
    if (one === undefined) throw new Error(`packages/${folder} was not packed`);
    expect(await check(one)).toEqual([]);
  });
});

describe("the texts of the repository", () => {
  test.each(["README.md", ".github/CONTRIBUTING.md", ".github/RELEASING.md", "specs/README.md"])(
    "%s has links that lead somewhere",
    (file) => {
      expect(findLinkProblems(join(root, file), { root, within: root })).toEqual([]);
    },
  );
});
