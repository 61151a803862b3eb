import { expect, test } from "vitest";
import { findUnbuilt } from "./find-unbuilt.ts";
import { MiniRepository } from "./fixtures/mini-repository.ts";

test("findUnbuilt names the packages that have to be built before anything can be measured", async () => {
  await using mini = await MiniRepository.create();
  expect(findUnbuilt(mini.root)).toBe("not built: acme, agent-apis; run pnpm build first");
  mini.write("packages/acme/dist/index.js", "");
  mini.write("packages/removed/.turbo/build.log", "");
  expect(findUnbuilt(mini.root)).toBe("not built: agent-apis; run pnpm build first");
  mini.write("packages/agent-apis/dist/index.js", "");
  expect(findUnbuilt(mini.root)).toBeUndefined();
});
