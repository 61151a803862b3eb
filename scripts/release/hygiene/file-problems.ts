import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listBundled } from "./list-bundled.ts";
import type { PackedPackage } from "./packed-package.ts";

const ALWAYS = ["LICENSE", "README.md", "package.json"];

/** The licenses of what others wrote and is bundled. */
const NOTICES = "THIRD-PARTY-NOTICES.md";

/** Source of each module that a package is built into: a subpath is built when its source is there. */
const MODULES: Readonly<Record<string, RegExp>> = {
  index: /^src\//,
  edit: /^src\/(?:edit\/index|generated\/edit)\.ts$/,
  webhooks: /^src\/(?:webhooks\/index|generated\/webhooks)\.ts$/,
  "webhooks/testing": /^src\/(?:webhooks\/testing|generated\/webhooks-testing)\.ts$/,
};

/** Output built from all sources together, and for whoever imports a subpath. */
function listBuilt(sources: readonly string[]): string[] {
  const built = Object.entries(MODULES).filter(([, source]) => sources.some((file) => source.test(file)));
  return built.flatMap(([name]) =>
    [".js", ".js.map", ".d.ts", ".d.ts.map"].map((ending) => `dist/${name}${ending}`),
  );
}

/** Files that a package lacks and files that nobody needs in it: sources, what is made of them, and three texts. */
export function findFileProblems(packed: PackedPackage, license: string): string[] {
  const { directory, files } = packed;
  const sources = files.filter((file) => /^src\/(?!.*\.test(?:-d)?\.ts$).+\.ts$/.test(file));
  const bundled = listBundled(packed);
  const expected = [...ALWAYS, ...sources, ...listBuilt(sources), ...(bundled.length > 0 ? [NOTICES] : [])];
  const notices = files.includes(NOTICES) ? readFileSync(join(directory, NOTICES), "utf8") : "";
  const hasLicense =
    files.includes("LICENSE") && readFileSync(join(directory, "LICENSE"), "utf8") === license;
  return [
    ...(sources.length > 0 ? [] : ["it has no sources"]),
    ...expected.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files
      .filter((file) => !expected.includes(file))
      .map((file) =>
        file.startsWith("dist/")
          ? `${file} is not part of the build: remove dist and build again`
          : `${file} is not needed`,
      ),
    ...(hasLicense ? [] : ["LICENSE is not the license of the repository"]),
    ...bundled
      .filter((name) => !notices.includes(`## ${name}\n`))
      .map((name) => `${NOTICES} has no license of ${name}, which is bundled`),
  ];
}
