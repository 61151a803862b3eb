import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

const REASONS: Readonly<Record<string, string>> = {
  $anchor: "refer to the schema by its place under components",
  $defs: "put the schema under components",
  $dynamicRef: "refer to the schema by its place under components",
  $id: "refer to the schema by its place under components",
  contentSchema: "say it in the description",
  definitions: "put the schema under components",
  example: `"examples" next to the schema of a body shows it`,
  nullable: `that is OpenAPI 3.0; write the null into the type, such as type: [string, "null"]`,
  xml: "bodies are JSON",
};

/** Keywords that would say something which the generated types do not. */
export const schemaKeywordSupported: Oas3Rule = () => ({
  Schema(schema, context) {
    const node = new SpecNode(schema, context.location, context.resolve);
    for (const key of node.keys) {
      const reason = REASONS[key];
      if (reason === undefined) continue;
      context.report({
        message: `"${key}" is not supported in a schema; ${reason}`,
        location: node.rawChild(key).location.key(),
      });
    }
  },
});
