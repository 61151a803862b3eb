import { nodeRule } from "../nodes/node-rule.ts";

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
export const schemaKeywordSupported = nodeRule("Schema", (node, report) => {
  for (const key of node.keys) {
    const reason = REASONS[key];
    if (reason === undefined) continue;
    report(node.rawChild(key), `"${key}" is not supported in a schema; ${reason}`);
  }
});
