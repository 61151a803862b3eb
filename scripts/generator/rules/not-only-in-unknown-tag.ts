import { documentRule } from "../nodes/document-rule.ts";
import { requestSchemas, responseSchemas } from "../nodes/schema-nodes.ts";

/** TypeScript cannot express "any string except these"; the generator supports it in one place. */
export const notOnlyInUnknownTag = documentRule((document, report) => {
  const reached = [...requestSchemas(document), ...responseSchemas(document)];
  const owners = reached
    .filter(({ schema }) => schema.name.startsWith("Unknown"))
    .map(({ schema }) => schema);
  const tags = new Set(
    owners.flatMap((owner) => owner.child("properties").entries.map(([, tag]) => tag.place)),
  );
  for (const { schema } of reached)
    if (schema.child("not").exists && !tags.has(schema.place))
      report(
        schema.child("not"),
        `"not" is only for the tag of an Unknown… variant; elsewhere, use if/then on the object, or the description`,
      );
});
