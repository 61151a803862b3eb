import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nameProvider } from "../../generator/provider-names.ts";
import { type Bundle, bundleProgram } from "./bundle-program.ts";
import type { Measurement } from "./budget-file.ts";

/** Measures the bundle of each provider's client, and of the facade with the one provider that it is configured for. */
export async function measureBundles(root: string, ids: readonly string[]): Promise<Measurement[]> {
  const pairs = await Promise.all(ids.map((id) => bundlePair(root, id)));
  const clients = pairs.flatMap(({ id, alone, webhooks }) => [
    { folder: id, name: "bundle of a client, bytes gzip", value: alone.gzipBytes, parts: alone.parts },
    { folder: id, name: "modules loaded", value: alone.modules.length, parts: {} },
    ...(webhooks === undefined
      ? []
      : [{ folder: id, name: WEBHOOKS, value: webhooks.gzipBytes, parts: webhooks.parts }]),
  ]);
  const [worst] = pairs.toSorted((a, b) => extraOf(b) - extraOf(a));
  if (worst === undefined) return clients;
  const name = "bundle over that of the one configured provider, bytes gzip";
  return [...clients, { folder: "agent-apis", name, value: extraOf(worst), parts: extraParts(worst) }];
}

const WEBHOOKS = "bundle of the subpath webhooks, bytes gzip";

interface BundlePair {
  readonly id: string;
  readonly alone: Bundle;
  readonly composed: Bundle;
  readonly webhooks: Bundle | undefined;
}

async function bundlePair(root: string, id: string): Promise<BundlePair> {
  const { packageName, pascal, key } = nameProvider(id);
  const directory = join(root, "packages", id);
  const calls = writeCalls(readFileSync(join(directory, "src/generated/operations.ts"), "utf8"));
  const factory = `create${pascal}Client`;
  const options = `{ token: "t", onRequest: console.log }`;
  const alone = `import { ${factory}, unwrap } from "./dist/index.js";\nconst client = ${factory}(${options});\n`;
  const composed = `import { createAgentApis } from "./dist/index.js";
import { unwrap } from "${packageName}";
const client = createAgentApis({ ${key}: ${options} }).${key};
`;
  return {
    id,
    alone: await bundleProgram(directory, alone + calls),
    composed: await bundleProgram(join(root, "packages/agent-apis"), composed + calls),
    webhooks: await bundleWebhooks(directory),
  };
}

/** All of the subpath: verifying, handling, dedupe in memory and all reasons. `undefined` for a provider without webhooks. */
export async function bundleWebhooks(directory: string): Promise<Bundle | undefined> {
  if (!existsSync(join(directory, "src/generated/webhooks.ts"))) return undefined;
  const names = "handleWebhook, verifyWebhook";
  const program = `import { ${names} } from "./dist/webhooks.js";\nconsole.log(${names});\n`;
  return bundleProgram(directory, program);
}

/** One call of each kind that an application makes, on the first paths that there are. */
function writeCalls(operations: string): string {
  const pathOf = (method: string): string =>
    new RegExp(`^  ${method}: \\{[^}]*?"(/[^"]*)": \\{`, "m").exec(operations)?.[1] ?? "/";
  const [get, post] = [pathOf("GET"), pathOf("POST")];
  return `console.log(await client.GET("${get}"));
console.log(await unwrap(client.POST("${post}", { body: {} })));
for await (const item of client.paginate("${get}")) console.log(item);
`;
}

function extraOf({ alone, composed }: BundlePair): number {
  return composed.gzipBytes - alone.gzipBytes;
}

/** Modules that only the facade brings. Whose they are does not matter here, so providers are counted together. */
function extraParts({ id, alone, composed }: BundlePair): Record<string, number> {
  const extra = Object.entries(composed.parts).filter(([path]) => !(path in alone.parts));
  const groups = Map.groupBy(extra, ([path]) =>
    path.startsWith("agent-apis/") || path.startsWith("dist/") || path === "program.js"
      ? "the facade"
      : path.startsWith(id)
        ? "the configured provider"
        : "other providers",
  );
  return Object.fromEntries(
    [...groups].map(([group, parts]) => [group, parts.reduce((sum, [, bytes]) => sum + bytes, 0)]),
  );
}
