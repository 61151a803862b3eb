import { expect, test } from "vitest";
import { MiniRepository } from "./fixtures/mini-repository.ts";
import { listPackageFolders } from "./list-package-folders.ts";

test("listPackageFolders skips the leftovers of a removed package", async () => {
  await using mini = await MiniRepository.create();
  await mini.addProvider("aaa");
  mini.write("packages/gone/node_modules/.bin/tsc", "");
  mini.write("packages/.DS_Store", "");
  expect(listPackageFolders(mini.root)).toEqual(["aaa", "acme", "agent-apis"]);
});
