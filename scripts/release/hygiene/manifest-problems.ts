import { isDeepStrictEqual } from "node:util";
import type { PackedPackage } from "./packed-package.ts";

const REPOSITORY = "git+https://github.com/agent-apis/agent-apis.git";

const SUBPATHS = ["edit", "webhooks", "webhooks/testing"];

/** Scripts that npm would run on a user's machine, or between the rehearsal and the publish. */
const LIFECYCLE =
  /^(pre|post)?(install|uninstall|pack|publish|prepare|version)$|^prepublishOnly$|^dependencies$/;

/** Describes each problem of a manifest in a sentence. */
export function findManifestProblems({ folder, manifest, files }: PackedPackage): string[] {
  const subpaths = SUBPATHS.filter((name) => files.includes(`dist/${name}.js`));
  const expected: Readonly<Record<string, unknown>> = {
    license: "MIT",
    repository: { type: "git", url: REPOSITORY, directory: `packages/${folder}` },
    type: "module",
    sideEffects: false,
    // For compilers and tools that do not read the exports.
    main: "./dist/index.js",
    types: "./dist/index.d.ts",
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      ...Object.fromEntries(
        subpaths.map((name) => [`./${name}`, { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` }]),
      ),
      "./package.json": "./package.json",
    },
    engines: { node: ">=22" },
    publishConfig: { access: "public", provenance: true },
  };
  const different = Object.entries(expected)
    .filter(([key, value]) => !isDeepStrictEqual(manifest[key], value))
    .map(([key, value]) => `${key} is ${JSON.stringify(manifest[key])} instead of ${JSON.stringify(value)}`);
  const isName = folder === "agent-apis" ? "agent-apis" : `@agent-apis/${folder}`;
  return [
    ...different,
    ...(manifest["name"] === isName ? [] : [`the name is not ${isName}`]),
    ...(/^\d+\.\d+\.\d+$/.test(String(manifest["version"])) ? [] : ["the version is not a released version"]),
    ...(/.{20}/.test(JSON.stringify(manifest["description"]) ?? "") ? [] : ["the description says nothing"]),
    ...["module", "browser", "bin"]
      .filter((key) => Object.hasOwn(manifest, key))
      .map((key) => `${key} is not needed next to exports`),
    ...listTargets(manifest["exports"])
      .filter((target) => !files.includes(target.replace(/^\.\//, "")))
      .map((target) => `exports name ${target}, which is not in the package`),
    ...Object.keys(readRecord(manifest["scripts"]))
      .filter((script) => LIFECYCLE.test(script))
      .map((script) => `the script ${script} would be run by npm`),
    ...["peerDependencies", "optionalDependencies", "bundledDependencies", "bundleDependencies"]
      .filter((key) => Object.hasOwn(manifest, key))
      .map((key) => `there are ${key}`),
    ...findDependencyProblems(readRecord(manifest["dependencies"])),
  ];
}

/** Nothing of others comes along but what is bundled. */
function findDependencyProblems(dependencies: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(dependencies).flatMap(([name, range]) => {
    if (!name.startsWith("@agent-apis/")) return [`it depends on ${name}`];
    return /^\^\d+\.\d+\.\d+$/.test(String(range)) ? [] : [`${name} has the range ${String(range)}`];
  });
}

function listTargets(exports: unknown): string[] {
  if (typeof exports === "string") return [exports];
  return Object.values(readRecord(exports)).flatMap(listTargets);
}

function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
