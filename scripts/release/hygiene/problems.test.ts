import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findFileProblems } from "./file-problems.ts";
import { findImportProblems } from "./import-problems.ts";
import { findLinkProblems } from "./link-problems.ts";
import { findLintProblems } from "./lint-problems.ts";
import { findManifestProblems } from "./manifest-problems.ts";
import { type PackedPackage, packPackages, readPackedPackage } from "./packed-package.ts";
import { findSourceMapProblems } from "./source-map-problems.ts";

const LICENSE_TEXT = "Take it.\n";
const MANIFEST = {
  name: "@agent-apis/acme",
  version: "1.2.3",
  description: "Typed client for the Acme Voice API",
  license: "MIT",
  repository: {
    type: "git",
    url: "git+https://github.com/agent-apis/agent-apis.git",
    directory: "packages/acme",
  },
  type: "module",
  sideEffects: false,
  main: "./dist/index.js",
  types: "./dist/index.d.ts",
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./package.json": "./package.json",
  },
  engines: { node: ">=22" },
  publishConfig: { access: "public", provenance: true },
  dependencies: { "@agent-apis/runtime": "^1.0.0" },
};
const FILES: Readonly<Record<string, string>> = {
  LICENSE: LICENSE_TEXT,
  "README.md": "# Acme\n\n## Use\n\nSee [use](#use) and the [license](LICENSE).\n",
  "package.json": JSON.stringify(MANIFEST),
  "src/index.ts": "export {};\n",
  "dist/index.js": `import "@agent-apis/runtime";\nexport {};\n//# sourceMappingURL=index.js.map`,
  "dist/index.d.ts": "export {};\n//# sourceMappingURL=index.d.ts.map",
  "dist/index.js.map": `{ "sources": ["../src/index.ts"] }`,
  "dist/index.d.ts.map": `{ "sources": ["../src/index.ts"] }`,
};

const BUNDLED = `import type { A } from "@types/a";\nimport { c } from "@b/c/d.js";\nimport { own } from "./own.js";\nimport { createClient } from "@agent-apis/runtime";\n`;

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hygiene-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The package, with some files other than they should be; `undefined` takes one away. */
function pack(changes: Readonly<Record<string, string | undefined>> = {}): PackedPackage {
  const directory = join(root, "package");
  for (const [file, content] of Object.entries({ ...FILES, ...changes })) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), content);
  }
  return readPackedPackage("acme", directory, new Uint8Array());
}

function packManifest(changes: object): PackedPackage {
  return pack({ "package.json": JSON.stringify({ ...MANIFEST, ...changes }) });
}

describe("the checks of a packed package", () => {
  test("say nothing of one that is as it should be", () => {
    const subject = pack();
    const file = join(subject.directory, "README.md");
    expect([
      ...findManifestProblems(subject),
      ...findFileProblems(subject, LICENSE_TEXT),
      ...findSourceMapProblems(subject),
      ...findImportProblems(subject),
      ...findLinkProblems(file, { root, within: subject.directory }),
    ]).toEqual([]);
  });
});

describe("findManifestProblems", () => {
  test.each([
    ["a license that is another", { license: "ISC" }, /^license is "ISC"/],
    [
      "a repository directory of another package",
      { repository: { directory: "packages/b" } },
      /^repository is/,
    ],
    ["no provenance", { publishConfig: { access: "public" } }, /^publishConfig is/],
    ["side effects", { sideEffects: true }, /^sideEffects is true/],
    ["no main for tools that do not read exports", { main: undefined }, /^main is undefined/],
    ["types that are elsewhere", { types: "./src/index.ts" }, /^types is/],
    ["a module next to exports", { module: "./dist/index.js" }, /^module is not needed next to exports/],
    ["an export that is not there", { exports: { ".": "./dist/main.js" } }, /names? \.\/dist\/main\.js/],
    ["a script at install", { scripts: { postinstall: "true" } }, /^the script postinstall/],
    [
      "a range that only a workspace knows",
      { dependencies: { "@agent-apis/runtime": "workspace:^" } },
      /workspace:/,
    ],
    ["a dependency of others", { dependencies: { "left-pad": "1.0.0" } }, /^it depends on left-pad/],
    ["a subpath without what was built for it", { exports: { "./edit": "./dist/edit.js" } }, /^exports is/],
    ["a version that was never decided", { version: "0.0.0-dev" }, /^the version/],
  ])("finds %s", (_, change, problem) => {
    expect(findManifestProblems(packManifest(change)).join("\n")).toMatch(new RegExp(problem, "m"));
  });

  test("finds a subpath that was built and is not exported", () => {
    expect(findManifestProblems(pack({ "dist/edit.js": "" })).join("\n")).toMatch(/^exports is/m);
  });
});

describe("findFileProblems", () => {
  test.each([
    ["a built file that is missing", { "dist/index.d.ts": undefined }, "dist/index.d.ts is missing"],
    ["a subpath that was not built", { "src/generated/edit.ts": "" }, "dist/edit.js is missing"],
    ["a subpath of an older build", { "dist/edit.js": "" }, "dist/edit.js is not part of the build"],
    ["a file of an older build", { "dist/old.js": "" }, "dist/old.js is not part of the build"],
    ["a test", { "src/index.test.ts": "" }, "src/index.test.ts is not needed"],
    ["a settings file", { "tsconfig.json": "{}" }, "tsconfig.json is not needed"],
    [
      "a bundled package without its license",
      { "src/index.ts": BUNDLED },
      "THIRD-PARTY-NOTICES.md has no license of @b/c, which is bundled",
    ],
    [
      "a bundled package with the license of another",
      { "src/index.ts": BUNDLED, "THIRD-PARTY-NOTICES.md": "## @b/d\n" },
      "has no license of @b/c",
    ],
    ["licenses of nothing", { "THIRD-PARTY-NOTICES.md": "" }, "THIRD-PARTY-NOTICES.md is not needed"],
    ["another license", { LICENSE: "Leave it." }, "LICENSE is not the license"],
  ])("finds %s", (_, change, problem) => {
    expect(findFileProblems(pack(change), LICENSE_TEXT).join("\n")).toContain(problem);
  });
});

test("the license of a bundled package is all that it needs", () => {
  const subject = pack({ "src/index.ts": BUNDLED, "THIRD-PARTY-NOTICES.md": "## @b/c\n" });
  expect(findFileProblems(subject, LICENSE_TEXT)).toEqual([]);
});

describe("findSourceMapProblems", () => {
  test.each([
    [
      "a built file that names no map",
      { "dist/index.js": "export {};" },
      "dist/index.js names no source map",
    ],
    ["a map that is missing", { "dist/index.js.map": undefined }, "dist/index.js names dist/index.js.map"],
    ["a map that points at nothing", { "src/index.ts": undefined }, "points at src/index.ts"],
  ])("finds %s", (_, change, problem) => {
    expect(findSourceMapProblems(pack(change)).join("\n")).toContain(problem);
  });
});

describe("findImportProblems", () => {
  test.each([
    [
      "a file that is missing",
      `export { a } from "./a.js";`,
      "imports dist/a.js, which is not in the package",
    ],
    [
      "a package that is not declared",
      `import { b } from "@other/b/deep";`,
      "imports @other/b, which is not",
    ],
    ["a module of Node", `const fs = await import("node:fs");`, "imports node:fs, which is not"],
  ])("finds the import of %s", (_, code, problem) => {
    expect(findImportProblems(pack({ "dist/index.js": code })).join("\n")).toContain(problem);
  });
});

describe("findLinkProblems", () => {
  test.each([
    ["a file that is not there", "[a](docs/a.md)", "docs/a.md leads nowhere"],
    ["a file that is not in the package", "[b](../b/README.md)", "../b/README.md leads out of the package"],
    ["a heading that is not there", "[c](#options)", "#options names no heading"],
    [
      "a file that is not in the repository",
      "[d](https://github.com/agent-apis/agent-apis/tree/main/specs/d)",
      "specs/d leads nowhere",
    ],
    [
      "an address without encryption",
      "[e](http://example.com)",
      "http://example.com is not an https address",
    ],
  ])("finds a link to %s", (_, text, problem) => {
    const { directory } = pack({ "README.md": text });
    const file = join(directory, "README.md");
    expect(findLinkProblems(file, { root, within: directory }).join("\n")).toContain(problem);
  });
});

describe("findLintProblems", () => {
  const archive = (packed: PackedPackage): PackedPackage => {
    execFileSync("tar", ["-czf", "package.tgz", "package"], { cwd: root });
    return { ...packed, tarball: new Uint8Array(readFileSync(join(root, "package.tgz"))) };
  };

  test("says nothing of a package that is as it should be", async () => {
    expect(await findLintProblems(archive(pack()))).toEqual([]);
  });

  test("says what publint finds", async () => {
    const problems = await findLintProblems(archive(packManifest({ main: "./dist/main.js" })));
    expect(problems.join("\n")).toMatch(/pkg\.main is \.\/dist\/main\.js but the file does not exist/);
  });

  test("says what Are The Types Wrong finds", async () => {
    const withoutExtension = {
      "dist/index.d.ts": `export * from "./schemas";\n`,
      "dist/schemas.d.ts": "export {};",
    };
    const problems = await findLintProblems(archive(pack(withoutExtension)));
    expect(problems.join("\n")).toContain("InternalResolutionError");
    const untyped = packManifest({ exports: { ".": "./dist/index.js" }, types: undefined });
    rmSync(join(untyped.directory, "dist/index.d.ts"));
    expect((await findLintProblems(archive(untyped))).join("\n")).toContain("UntypedResolution");
  });
});

describe("packPackages", () => {
  test("packs what a publish would", () => {
    const { directory } = pack({ "notes.txt": "" });
    writeFileSync(join(directory, "package.json"), JSON.stringify({ ...MANIFEST, files: ["dist", "src"] }));
    cpSync(directory, join(root, "packages/acme"), { recursive: true });
    using packed = packPackages(root);
    expect(packed.packages.map(({ folder, files }) => [folder, files])).toEqual([
      ["acme", Object.keys(FILES).toSorted()],
    ]);
  });
});
