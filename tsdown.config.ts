import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Rolldown, UserConfig } from "tsdown";

/** The sources of bundled dependencies are not in the package, but their licenses are, so maps point there. */
const NOTICES = "../THIRD-PARTY-NOTICES.md";

function isOfOthers(path: string): boolean {
  return path.includes("/node_modules/");
}

/** Source map segments are relative to the previous one, so each line starts where the first one does. */
function mapToFirstLine(code: string): string {
  return code.replace(/.*/g, (line) => (line === "" ? "" : "AAAA")).replaceAll("\n", ";");
}

const ENTRY = "src/index.ts";

if (!existsSync(ENTRY)) {
  console.error(`packages/${basename(process.cwd())}/${ENTRY} does not exist; run "pnpm generate" first`);
  process.exit(1);
}

/** Modules of the subpaths, of the runtime or of a provider. Applications load them only if they import them. */
const SUBPATHS = {
  edit: ["src/edit/index.ts", "src/generated/edit.ts"],
  webhooks: ["src/webhooks/index.ts", "src/generated/webhooks.ts"],
  "webhooks/testing": ["src/webhooks/testing.ts", "src/generated/webhooks-testing.ts"],
};
const subpaths = Object.entries(SUBPATHS).flatMap(([name, paths]) =>
  paths.filter((path) => existsSync(path)).map((path): [string, string] => [name, path]),
);

/** A subpath imports the package's other modules. A module shared by both would be an extra file to load. */
function importOwnModules(name: string): Rolldown.Plugin {
  const folder = name.includes("/") ? ".." : ".";
  return {
    name: "import-own-modules",
    resolveId: (source) => {
      const own = /^\.\.?\/(index|webhooks)\.js$/.exec(source);
      return own === null ? undefined : { id: `${folder}/${own[1]}.js`, external: true };
    },
  };
}

const mapToNotices: Rolldown.Plugin = {
  name: "map-others-to-notices",
  transform: (code, id) => (isOfOthers(id) ? { code, map: { mappings: mapToFirstLine(code) } } : undefined),
};

/** How each module is built. */
const shared: UserConfig = {
  // The folder of the package, not of this file.
  cwd: process.cwd(),
  tsconfig: "tsconfig.json",
  format: "esm",
  platform: "neutral",
  target: "es2022",
  dts: true,
  sourcemap: true,
  // Still readable in a debugger, and smaller than what an application's bundler would produce.
  minify: { compress: true, mangle: false, codegen: false },
  // The package contains the sources, which the maps refer to. Comments are in the declarations.
  outputOptions: {
    sourcemapExcludeSources: true,
    sourcemapPathTransform: (source) => (isOfOthers(source) ? NOTICES : source),
    // Bundlers drop unused code that is marked as pure.
    comments: { annotation: true, jsdoc: false, legal: false },
  },
  logLevel: "warn",
};

const main: [string, string] = ["index", ENTRY];

/** Builds one module and one declaration file for a package and for each subpath, because loading each file takes time. */
const configs: UserConfig[] = [main, ...subpaths].map(([name, path]) => ({
  ...shared,
  entry: { [name]: path },
  plugins: [importOwnModules(name), mapToNotices],
}));

export default configs;
