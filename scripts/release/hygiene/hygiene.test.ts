import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listPackageFolders } from "../../generator/list-package-folders.ts";
import { findFileProblems } from "./file-problems.ts";
import { findImportProblems } from "./import-problems.ts";
import { findLinkProblems } from "./link-problems.ts";
import { findLintProblems } from "./lint-problems.ts";
import { findManifestProblems } from "./manifest-problems.ts";
import { type PackedPackage, packPackages } from "./packed-package.ts";
import { findSourceMapProblems } from "./source-map-problems.ts";

const root = join(import.meta.dirname, "../../..");
const folders = listPackageFolders(root);
let packages: ReturnType<typeof packPackages>;
beforeAll(() => {
  packages = packPackages(root);
});
afterAll(() => packages?.[Symbol.dispose]());

function packed(folder: string): PackedPackage {
  const found = packages.packages.find((each) => each.folder === folder);
  if (found === undefined) throw new Error(`packages/${folder} was not packed`);
  return found;
}

describe.each(folders)("the package in packages/%s, as it would be published", (folder) => {
  test("has the manifest of all packages", () => {
    expect(findManifestProblems(packed(folder))).toEqual([]);
  });

  test("has every file that it needs and no other", () => {
    expect(findFileProblems(packed(folder), readFileSync(join(root, "LICENSE"), "utf8"))).toEqual([]);
  });

  test("has source maps that lead to its sources", () => {
    expect(findSourceMapProblems(packed(folder))).toEqual([]);
  });

  test("imports nothing but what it has and what it declares", () => {
    expect(findImportProblems(packed(folder))).toEqual([]);
  });

  test("has a README without dead links", () => {
    const { directory } = packed(folder);
    expect(findLinkProblems(join(directory, "README.md"), { root, within: directory })).toEqual([]);
  });

  test("gives publint and Are The Types Wrong nothing to say", async () => {
    expect(await findLintProblems(packed(folder))).toEqual([]);
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
