import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TemporaryFolder } from "../../../base/disk/temporary-folder.ts";
import { readProvider, writeRecipes } from "./write-recipes.ts";

test("a recipe that the README no longer has is named", () => {
  using folder = new TemporaryFolder("recipes-");
  mkdirSync(join(folder.path, "packages/runtime"), { recursive: true });
  const begin = 'import { handleWebhook } from "@acme/calls/webhooks";';
  writeFileSync(
    join(folder.path, "packages/runtime/README.md"),
    `\`\`\`typescript\n// begin.ts\n${begin}\n\`\`\`\n`,
  );
  expect(readProvider(folder.path)).toBe("@acme/calls");
  expect(() => writeRecipes(folder.path, folder.path, 1000)).toThrow(
    'packages/runtime/README.md has no block of code that begins with "// next.ts"',
  );
});
