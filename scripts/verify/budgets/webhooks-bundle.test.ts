import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listProviders } from "../../generator/list-providers.ts";
import { bundleProgram } from "./bundle-program.ts";
import { bundleWebhooks } from "./measure-bundles.ts";

const root = join(import.meta.dirname, "../../..");
const ids = listProviders(root).filter((id) =>
  existsSync(join(root, "packages", id, "src/generated/webhooks.ts")),
);

/** Compressed size of a program that uses all of the subpath, in bytes. */
const LIMIT = 2560;

describe.each(ids)("the subpath webhooks of %s", (id) => {
  const directory = join(root, "packages", id);

  test("is small, and brings nothing of the client", async () => {
    const { gzipBytes = Infinity, parts = {} } = (await bundleWebhooks(directory)) ?? {};
    const others = Object.keys(parts).filter((path) => !/webhooks|^runtime\/values\/|program\.js/.test(path));
    expect(others).toEqual([]);
    expect(gzipBytes).toBeLessThanOrEqual(LIMIT);
  });

  test("has testing in a module of its own", async () => {
    const program = `import { signWebhook } from "./dist/webhooks/testing.js";\nconsole.log(signWebhook);\n`;
    const { parts } = await bundleProgram(directory, program);
    expect(Object.keys(parts)).toContain("src/generated/webhooks-testing.ts");
    expect(Object.keys(parts)).not.toContain("src/generated/webhooks.ts");
  });
});
