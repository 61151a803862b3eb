import { expect, test } from "vitest";
import { countLintErrors } from "./count-lint-errors.ts";
import { sampleDocument } from "./sample-document.ts";

test("countLintErrors ends when a pattern would never finish on an example", async () => {
  const schema = { type: "string", pattern: "^(a+)+$", example: `${"a".repeat(40)}!` };
  const media = { example: schema.example };
  const [slow, plain] = await Promise.all([
    sampleDocument(schema, { media }),
    sampleDocument({ type: "string" }),
  ]);
  expect(await countLintErrors(slow)).toBe(await countLintErrors(plain));
});
