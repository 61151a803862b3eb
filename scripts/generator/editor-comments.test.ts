import { join } from "node:path";
import { readEditorComments } from "./fixtures/editor-comments.ts";
import { describe, expect, test } from "vitest";

/** A program next to the rendered sources of a golden. */
function inGolden(idea: string): string {
  return join(import.meta.dirname, "fixtures/goldens", idea, "program.ts");
}

describe("in an editor", { timeout: 60_000 }, () => {
  test("the parameters of a call tell what it does", () => {
    const program = `import { createDeprecatedClient } from "./index.js";
void createDeprecatedClient().GET("/agents", { params: { query: { page: 1 } } });`;
    expect(readEditorComments(inGolden("deprecated"), program, ["params", "page"])).toEqual([
      "`GET /agents`: List agents. Use the search instead.\n@deprecated",
      "Number of the page.\n@deprecated",
    ]);
  });

  test("the body of a call tells what it does, and the method where to look", () => {
    const program = `import { createRequestUnionClient } from "./index.js";
void createRequestUnionClient().POST("/agents", { body: { kind: "sms", text: "Hello" } });`;
    expect(readEditorComments(inGolden("request-union"), program, ["POST", "body"])).toEqual([
      "See `body` or `params` for what each operation does.",
      "`POST /agents`: Create an agent.",
    ]);
  });

  test("a property that is only a reference tells what its schema does", () => {
    const program = `import { createInheritedCommentsClient, unwrap } from "./index.js";
(await unwrap(createInheritedCommentsClient().GET("/agents"))).plain;`;
    expect(readEditorComments(inGolden("inherited-comments"), program, ["plain"])).toEqual([
      "How much of it there is.",
    ]);
  });
});
