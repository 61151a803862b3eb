import type { Oas3Rule } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

/** Under these names every object has something already, which types and validators take for the property. */
const TAKEN = new Set(Object.getOwnPropertyNames(Object.prototype));

/** An object must have a property only when somebody gave it one. */
export const propertyNameFree: Oas3Rule = () => ({
  SchemaProperties(properties, context) {
    const node = new SpecNode(properties, context.location, context.resolve, "names");
    for (const name of node.keys)
      if (TAKEN.has(name))
        context.report({
          message: `${explain(name)} property is there; leave it out and say in the description of the object that there is one: an answer has it all the same`,
          location: node.rawChild(name).location.key(),
        });
  },
  Parameter(parameter, context) {
    const node = new SpecNode(parameter, context.location, context.resolve);
    const name = node.rawChild("name");
    // Another rule says what the name of a header can be.
    const isHeader = node.child("in").text === "header" && name.text?.startsWith("_");
    if (name.text !== undefined && TAKEN.has(name.text) && !isHeader)
      context.report({
        message: `${explain(name.text)} parameter is given; leave it out, or in a path give it another name`,
        location: name.location.key(),
      });
  },
  NamedSecuritySchemes(schemes, context) {
    const node = new SpecNode(schemes, context.location, context.resolve, "names");
    for (const name of node.keys)
      if (TAKEN.has(name))
        context.report({
          message: `${explain(name)} token is given; find another name for the scheme`,
          location: node.rawChild(name).location.key(),
        });
  },
});

function explain(name: string): string {
  return `every object in JavaScript has a "${name}" of its own, so no type or check can tell whether this`;
}
