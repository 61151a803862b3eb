import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { sizeInstalled } from "../budgets/size-installed.ts";
import type { Caller } from "./callers.ts";

export interface Sizes {
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Bytes of a program with one POST, bundled for a browser; nothing when the client is not made for one. */
export async function measureBundle(name: string): Promise<Sizes | undefined> {
  try {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { createCaller } from "./callers/${name}.mjs";
import { request } from "./request.mjs";
console.log(await createCaller({ ...request, baseUrl: "https://api.example.com" })());`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
      logLevel: "silent",
    });
    const contents = outputFiles[0]?.contents ?? new Uint8Array();
    return {
      minified: contents.length,
      gzip: gzipSync(contents, { level: 9 }).length,
      brotli: brotliCompressSync(contents).length,
    };
  } catch {
    // It needs modules that only Node has.
    return undefined;
  }
}

export interface Installed {
  readonly packages: number;
  readonly bytes: number;
}

/** Measures an installation: number of other packages, and bytes in total; `undefined` where there is no package. */
export async function measureInstalled({ directory }: Caller): Promise<Installed | undefined> {
  if (directory === undefined) return undefined;
  const sizes = Object.values(await sizeInstalled(directory));
  return { packages: sizes.length - 1, bytes: sizes.reduce((total, bytes) => total + bytes, 0) };
}
