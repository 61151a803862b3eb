import { expect, test } from "vitest";
import { listLintErrors } from "./list-lint-errors.ts";
import { sampleDocument } from "./fixtures/sample-document.ts";

test("listLintErrors ends when a pattern would never finish on an example", async () => {
  const schema = { type: "string", pattern: "^(a+)+$", example: `${"a".repeat(40)}!` };
  const media = { example: schema.example };
  const [slow, plain] = await Promise.all([
    sampleDocument(schema, { media }),
    sampleDocument({ type: "string" }),
  ]);
  expect(await listLintErrors(slow)).toEqual(await listLintErrors(plain));
});
