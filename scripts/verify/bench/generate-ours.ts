// Prints how long our generator takes in a fresh process, once everything is loaded: the types, and all of it.
import { join } from "node:path";
import { generatePackages } from "../../generator/generate-packages.ts";
import { listProviders } from "../../generator/list-providers.ts";
import { readSpec } from "../../generator/read-spec.ts";
import { createRenderContext } from "../../generator/render-context.ts";
import { renderProvider } from "../../generator/render-provider.ts";

const root = join(import.meta.dirname, "../../..");
const [what] = process.argv.slice(2);
let ms = 0;
if (what === "types") {
  for (const id of listProviders(root)) {
    const spec = await readSpec(root, id);
    const started = performance.now();
    renderProvider(createRenderContext(spec));
    ms += performance.now() - started;
  }
} else {
  const started = performance.now();
  await generatePackages({ root, check: true });
  ms = performance.now() - started;
}
console.log(ms);
