import { expect, test } from "vitest";
import { requireBuilt } from "./require-built.ts";
import { MiniRepository } from "./fixtures/mini-repository.ts";

test("requireBuilt names the packages that have to be built before anything can be measured", async () => {
  await using mini = await MiniRepository.create();
  expect(() => requireBuilt(mini.root)).toThrow("not built: acme, agent-apis; run pnpm build first");
  mini.write("packages/acme/dist/index.js", "");
  mini.write("packages/removed/.turbo/build.log", "");
  expect(() => requireBuilt(mini.root)).toThrow("not built: agent-apis; run pnpm build first");
  mini.write("packages/agent-apis/dist/index.js", "");
  expect(() => requireBuilt(mini.root)).not.toThrow();
});
