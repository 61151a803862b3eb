import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listProviders } from "../../generator/list-providers.ts";
import { bundleProgram } from "./bundle-program.ts";

const root = join(import.meta.dirname, "../../..");
/** Bytes that the whole subpath may cost an application: the functions, the store in memory, the reasons. */
const LIMIT = 2560;
const ids = listProviders(root).filter((id) =>
  existsSync(join(root, "packages", id, "src/generated/webhooks.ts")),
);

describe.each(ids)("the subpath webhooks of %s", (id) => {
  test("is small, and has nothing of the client", async () => {
    const program = `export { handleWebhook, verifyWebhook, WebhookError } from "./dist/webhooks.js";\n`;
    const { gzipBytes, parts } = await bundleProgram(join(root, "packages", id), program);
    expect(gzipBytes).toBeLessThanOrEqual(LIMIT);
    expect(Object.keys(parts).filter((path) => /client|attempt|testing/.test(path))).toEqual([]);
  });
});
