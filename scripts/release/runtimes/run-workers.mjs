// Reads `{ entry, address }` per line, bundles the entry, runs it in workerd and prints `{ text }` or `{ error }`.
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify({ text: await runWorker(JSON.parse(line)) }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error?.stack ?? error) }));
  }
}

async function runWorker({ entry, address }) {
  const bundle = await build({
    entryPoints: [entry],
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
