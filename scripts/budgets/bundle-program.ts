import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** A program with everything that it imports, as it is sent to a browser. */
export interface Bundle {
  readonly gzipBytes: number;
  /** Minified bytes of each module in it. */
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
    absWorkingDir: directory,
  });
  const [output] = outputFiles;
  const [description] = Object.values(metafile.outputs);
  if (output === undefined || description === undefined) throw new Error("esbuild gave no output");
  const parts = Object.entries(description.inputs).map(([path, { bytesInOutput }]): [string, number] => [
    shorten(path),
    bytesInOutput,
  ]);
  return {
    gzipBytes: gzipSync(output.contents, { level: 9 }).length,
    parts: Object.fromEntries(parts.filter(([, bytes]) => bytes > 0)),
    modules: Object.keys(metafile.inputs).filter((path) => path !== "program.js"),
  };
}

/** `../runtime/dist/wait.js` → `runtime/wait.js`: the same wherever the repository is. */
function shorten(path: string): string {
  return path
    .replace(/^.*node_modules\//, "")
    .replace(/^(?:\.\.\/)+/, "")
    .replace("/dist/", "/");
}
