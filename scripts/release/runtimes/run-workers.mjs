// Is asked `{ folder, address }`: bundles the program in the folder, runs it in workerd and answers what it gave.
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { answerQuestions } from "./answer-questions.mjs";

const PROGRAM = `import { usePackage } from "./use-package.mts";

export default {
  async fetch(request, { ADDRESS }) {
    try {
      return new Response(await usePackage(ADDRESS));
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 });
    }
  },
};
`;

answerQuestions(runWorker);

async function runWorker({ folder, address }) {
  const bundle = await build({
    stdin: { contents: PROGRAM, resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    logLevel: "silent",
  });
  const worker = new Miniflare({
    modules: true,
    script: bundle.outputFiles[0].text,
    compatibilityDate: "2026-01-01",
    bindings: { ADDRESS: address },
  });
  try {
    const response = await worker.dispatchFetch("http://worker.invalid/");
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  } finally {
    await worker.dispose();
  }
}
