import { documentRule } from "../nodes/document-rule.ts";
import { allSchemas } from "../nodes/schema-nodes.ts";

/** Marks a schema that is open for a reason, so it needs the reason, and the schema must be open. */
export const xOpen = documentRule((document, report) => {
  for (const { schema } of allSchemas(document)) {
    const reason = schema.child("x-open");
    if (!reason.exists) continue;
    const others = schema.child("additionalProperties").value;
    const isDescribed = schema.child("properties").keys.length > 0 && others !== true;
    if ((reason.text ?? "").trim() === "")
      report(reason, "x-open must say in words why no property is declared");
    else if (isDescribed || others === false || typeof others === "object")
      report(reason, "x-open is on a schema that is not open; remove it");
  }
});
