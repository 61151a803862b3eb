import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { UserConfig } from "tsdown";

/** What is bundled of others is not in the package as a source, but its licence is: a map leads there. */
const NOTICES = "../THIRD-PARTY-NOTICES.md";

function isOfOthers(path: string): boolean {
  return path.includes("/node_modules/");
}

/** Source map segments are relative to those before: each line begins where the first one does. */
function mapToFirstLine(code: string): string {
  return code.replace(/.*/g, (line) => (line === "" ? "" : "AAAA")).replaceAll("\n", ";");
}

const ENTRY = "src/index.ts";

if (!existsSync(ENTRY)) {
  console.error(`packages/${basename(process.cwd())}/${ENTRY} does not exist; run "pnpm generate" first`);
  process.exit(1);
}

/** Where the module of the subpath `edit` is, which an application loads only when it imports that: the runtime's, or a provider's. */
const EDIT = ["src/edit.ts", "src/generated/edit.ts"].find((path) => existsSync(path));

/** A subpath loads the package's own module: modules that both shared would be loaded beside it. */
function isOwnModule(id: string): boolean {
  return /^\.\.?\/index\.js$/.test(id);
}

/** How every package is built: one module and one declaration file each, because each module that is loaded takes time. */
const config: UserConfig = {
  // Of the package that is built, not of this file.
  cwd: process.cwd(),
  tsconfig: "tsconfig.json",
  entry: { index: ENTRY, ...(EDIT === undefined ? {} : { edit: EDIT }) },
  deps: { neverBundle: isOwnModule },
  format: "esm",
  platform: "neutral",
  target: "es2022",
  dts: true,
  sourcemap: true,
  // Readable still, for whoever debugs into it, and smaller than what an application's bundler makes of it by itself.
  minify: { compress: true, mangle: false, codegen: false },
  // The sources are in the package: maps lead there, and declarations have what there is to read.
  outputOptions: {
    sourcemapExcludeSources: true,
    sourcemapPathTransform: (source) => (isOfOthers(source) ? NOTICES : source),
    // A bundler leaves out what is marked as pure and not used.
    comments: { annotation: true, jsdoc: false, legal: false },
  },
  plugins: [
    {
      name: "map-others-to-notices",
      transform: (code, id) =>
        isOfOthers(id) ? { code, map: { mappings: mapToFirstLine(code) } } : undefined,
    },
  ],
  logLevel: "warn",
};

export default config;
