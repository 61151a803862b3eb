import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { UserConfig } from "tsdown";

const ENTRY = "src/index.ts";

if (!existsSync(ENTRY)) {
  console.error(`packages/${basename(process.cwd())}/${ENTRY} does not exist; run "pnpm generate" first`);
  process.exit(1);
}

/** How every package is built: one module and one declaration file, because each module that is loaded takes time. */
const config: UserConfig = {
  // Of the package that is built, not of this file.
  cwd: process.cwd(),
  tsconfig: "tsconfig.json",
  entry: ENTRY,
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
    comments: false,
  },
  logLevel: "warn",
};

export default config;
