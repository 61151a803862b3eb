import { join } from "node:path";
import { build } from "esbuild";

/** Deliveries of each scheme. */
const COUNT = 10_000;
const SEED = 16;

/** Bundles the corpus of the runtime's tests into a program that goes through the published package. */
export async function bundleCorpus(root: string, runtime: string): Promise<string> {
  const contents = `
    import * as library from "${runtime}/webhooks";
    import { runCorpus } from "./run-corpus.ts";
    // The address is that of a scheme, so that no program takes long.
    export async function usePackage(address) {
      const scheme = Number(new URL(address).searchParams.get("scheme"));
      return JSON.stringify(await runCorpus(library, ${COUNT}, ${SEED}, scheme));
    }`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, "packages/runtime/test/webhooks"), loader: "js" },
    bundle: true,
    format: "esm",
    external: [`${runtime}/*`],
    write: false,
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error("esbuild returned no output");
  return output.text;
}
