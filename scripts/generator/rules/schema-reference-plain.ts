import type { Oas3Rule } from "@redocly/openapi-core";

const SIBLINGS = new Set(
  "$ref default deprecated description readOnly summary title writeOnly x-deviation".split(" "),
);

/** A reference becomes the name of a type, so it must refer to a named schema and cannot add to it. */
export const schemaReferencePlain: Oas3Rule = () => ({
  ref(node, { type, report, location }, { node: found, location: target }) {
    if (type.name !== "Schema" || found === undefined || target === undefined) return;
    if (!/^#\/components\/schemas\/[^/]+$/.test(target.pointer))
      report({
        message: `a $ref must point to a named schema: move ${target.pointer} to components/schemas and refer to it there`,
        location: location.child("$ref").key(),
      });
    for (const key of Object.keys(node))
      if (!SIBLINGS.has(key))
        report({
          message: `"${key}" next to a $ref has no effect on the types; put both into an allOf, or write a separate schema`,
          location: location.child(key).key(),
        });
  },
});
