import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listProviders } from "../../generator/list-providers.ts";
import { nameProvider } from "../../generator/provider-names.ts";
import { bundleProgram } from "./bundle-program.ts";

const root = join(import.meta.dirname, "../../..");

describe.each(listProviders(root))("the subpath edit of %s", (id) => {
  const directory = join(root, "packages", id);

  test("adds nothing to a program that does not import it", async () => {
    const { pascal } = nameProvider(id);
    const program = `import { create${pascal}Client } from "./dist/index.js";\nconsole.log(create${pascal}Client());\n`;
    const { parts, modules } = await bundleProgram(directory, program);
    expect(modules.map((path) => path.split("/").slice(-3).join("/")).toSorted()).toEqual([
      "dist/index.js",
      expect.stringMatching(/^runtime\/dist\/index\.js$/),
    ]);
    expect(Object.keys(parts).filter((path) => /edit|input|webhook/.test(path))).toEqual([]);
  });

  test("brings its table, and nothing of the client", async () => {
    const program = `import { toInput } from "./dist/edit.js";\nconsole.log(toInput);\n`;
    const { parts } = await bundleProgram(directory, program);
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining(["runtime/errors/invalid-request-error.ts", "src/generated/edit.ts"]),
    );
    expect(Object.keys(parts)).not.toContain("runtime/create-client.ts");
    expect(Object.keys(parts)).not.toContain("src/generated/provider.ts");
  });
});
