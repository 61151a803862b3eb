import { expect, test } from "vitest";
import { SpecFolder } from "../fixtures/rule-cases.ts";
import { readDocument } from "../generator/read-spec.ts";

// The first to load it, because it is the loading that could change something.
test("a mock leaves how the stacks of errors are written as it was", async () => {
  using specs = new SpecFolder();
  const document = await readDocument(specs.file);
  const { prepareStackTrace } = Error;
  const { startMock } = await import("./start-mock.ts");
  const mock = await startMock(document);
  await mock.close();
  expect(Error.prepareStackTrace).toBe(prepareStackTrace);
});
