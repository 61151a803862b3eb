import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { attributeBytes } from "./attribute-bytes.ts";

/** A program with everything that it imports, as it is sent to a browser. */
export interface Bundle {
  readonly gzipBytes: number;
  /** Minified bytes of each source in it. */
  readonly parts: Readonly<Record<string, number>>;
  /** Modules that have to be loaded when nothing bundles them. */
  readonly modules: readonly string[];
}

/** Bundles a program that stands in `directory`, minified and compressed as far as it goes. */
export async function bundleProgram(directory: string, program: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: directory, sourcefile: "program.js" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
    outdir: directory,
    sourcemap: "external",
    sourcesContent: false,
    absWorkingDir: directory,
  });
  const output = outputFiles.find(({ path }) => path.endsWith(".js"));
  const map = outputFiles.find(({ path }) => path.endsWith(".js.map"));
  if (output === undefined || map === undefined) throw new Error("esbuild gave no output");
  const parts = Array.from(attributeBytes(output.text, map.text), ([path, bytes]): [string, number] => [
    shorten(path),
    bytes,
  ]);
  return {
    gzipBytes: gzipSync(output.contents, { level: 9 }).length,
    parts: Object.fromEntries(parts.filter(([, bytes]) => bytes > 0)),
    modules: Object.keys(metafile.inputs).filter((path) => path !== "program.js"),
  };
}

/** `../runtime/src/wait.ts` → `runtime/wait.ts`: the same wherever the repository is. */
function shorten(path: string): string {
  return path
    .replace(/^.*node_modules\//, "")
    .replace(/^(?:\.\.\/)+/, "")
    .replace(/\/(?:dist|src)\//, "/");
}
