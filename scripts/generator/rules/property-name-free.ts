import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { SpecNode } from "../nodes/spec-node.ts";

/** Names that every object inherits, so types and validators cannot tell whether the property is present. */
const TAKEN = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Refuses properties, parameters and schemes with an inherited name. */
export const propertyNameFree: Oas3Rule = () => ({
  SchemaProperties: checkKeys(
    "remove the property, and mention it in the description of the object: responses contain it anyway",
  ),
  NamedSecuritySchemes: checkKeys("rename the scheme"),
  Parameter(parameter, { location, resolve, report }) {
    const node = new SpecNode(parameter, location, resolve);
    const name = node.rawChild("name");
    // Another rule checks the names of headers.
    const isHeader = node.child("in").text === "header" && name.text?.startsWith("_");
    if (name.text === undefined || !TAKEN.has(name.text) || isHeader) return;
    const message = explain(name.text, "remove the parameter, or rename it if it is in a path");
    report({ message, location: name.location.key() });
  },
});

function checkKeys(remedy: string): (names: object, context: UserContext) => void {
  return (names, { location, report }) => {
    for (const name of Object.keys(names))
      if (TAKEN.has(name)) report({ message: explain(name, remedy), location: location.child(name).key() });
  };
}

function explain(name: string, remedy: string): string {
  return `"${name}" is inherited by every JavaScript object, so its presence cannot be checked; ${remedy}`;
}
