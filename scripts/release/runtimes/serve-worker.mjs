// Is given a file: bundles it and serves it with workerd, on the port of its environment.
import { build } from "esbuild";
import { Miniflare } from "miniflare";

const { PORT, ...bindings } = process.env;
const bundle = await build({
  entryPoints: [process.argv[2]],
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
  compatibilityFlags: ["nodejs_compat"],
  host: "127.0.0.1",
  port: Number(PORT),
  bindings,
});
await worker.ready;
