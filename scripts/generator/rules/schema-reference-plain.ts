import type { Oas3Rule } from "@redocly/openapi-core";

const BESIDE = new Set(
  "$ref default deprecated description readOnly summary title writeOnly x-deviation".split(" "),
);

/** A reference becomes the name of a type, so it must lead to what has one, and can add nothing to it. */
export const schemaReferencePlain: Oas3Rule = () => ({
  ref(node, { type, report, location }, { node: found, location: target }) {
    if (type.name !== "Schema" || found === undefined || target === undefined) return;
    if (!/^#\/components\/schemas\/[^/]+$/.test(target.pointer))
      report({
        message: `a schema is referred to by its name: move ${target.pointer} to components/schemas and refer to it there`,
        location: location.child("$ref").key(),
      });
    for (const key of Object.keys(node))
      if (!BESIDE.has(key))
        report({
          message: `"${key}" next to a $ref is lost in the types; put both into an allOf, or make a schema of its own`,
          location: location.child(key).key(),
        });
  },
});
