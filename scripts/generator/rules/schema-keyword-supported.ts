import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

const REASONS: Readonly<Record<string, string>> = {
  $anchor: "use a $ref to the schema under components",
  $defs: "move the schema to components",
  $dynamicRef: "use a $ref to the schema under components",
  $id: "use a $ref to the schema under components",
  contentSchema: "describe it in the description",
  definitions: "move the schema to components",
  example: `"examples" next to the schema of a body shows it`,
  nullable: `it is OpenAPI 3.0; add "null" to the type, as in type: [string, "null"]`,
  xml: "bodies are JSON",
};

/** Refuses keywords that the generated types would not express. */
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
