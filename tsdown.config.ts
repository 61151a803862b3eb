import type { UserConfig } from "tsdown";

/** How every package is built: one module and one declaration file, because each module that is loaded takes time. */
const config: UserConfig = {
  // Of the package that is built, not of this file.
  cwd: process.cwd(),
  tsconfig: "tsconfig.json",
  entry: "src/index.ts",
  format: "esm",
  platform: "neutral",
  target: "es2022",
  dts: true,
  sourcemap: true,
  // The sources are in the package: maps lead there, and declarations have what there is to read.
  outputOptions: { sourcemapExcludeSources: true, comments: false },
  // What is bundled of others is not, and a map must not lead to where it was.
  plugins: [
    {
      name: "own-sources-only",
      transform: (code, id) => (id.includes("/node_modules/") ? { code, map: { mappings: "" } } : undefined),
    },
  ],
  logLevel: "warn",
};

export default config;
