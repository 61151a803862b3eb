import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

/** Names that every object inherits, so types and validators cannot tell whether the property is present. */
const TAKEN = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Refuses properties, parameters and schemes with an inherited name. */
export const propertyNameFree: Oas3Rule = () => ({
  SchemaProperties(properties, context) {
    const node = new SpecNode(properties, context.location, context.resolve, "names");
    for (const name of node.keys)
      if (TAKEN.has(name))
        context.report({
          message: `${explain(name)}; remove the property, and mention it in the description of the object: responses contain it anyway`,
          location: node.rawChild(name).location.key(),
        });
  },
  Parameter(parameter, context) {
    const node = new SpecNode(parameter, context.location, context.resolve);
    const name = node.rawChild("name");
    // Another rule checks the names of headers.
    const isHeader = node.child("in").text === "header" && name.text?.startsWith("_");
    if (name.text !== undefined && TAKEN.has(name.text) && !isHeader)
      context.report({
        message: `${explain(name.text)}; remove the parameter, or rename it if it is in a path`,
        location: name.location.key(),
      });
  },
  NamedSecuritySchemes(schemes, context) {
    const node = new SpecNode(schemes, context.location, context.resolve, "names");
    for (const name of node.keys)
      if (TAKEN.has(name))
        context.report({
          message: `${explain(name)}; rename the scheme`,
          location: node.rawChild(name).location.key(),
        });
  },
});

function explain(name: string): string {
  return `"${name}" is inherited by every JavaScript object, so its presence cannot be checked`;
}
