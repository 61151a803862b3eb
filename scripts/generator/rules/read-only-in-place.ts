import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { memberOf } from "../../base/json/json-object.ts";

/** Places where the generator reads the direction of a value. */
const PLACE = /\/(?:properties\/[^/]+|anyOf\/\d+)$/;

/** Elsewhere it would be lost, and the value would be both sent and received. */
export const readOnlyInPlace: Oas3Rule = () => {
  const check = (node: unknown, { location, report }: UserContext): void => {
    for (const key of ["readOnly", "writeOnly"])
      if (memberOf(node, key) === true && !PLACE.test(location.pointer))
        report({
          message: `"${key}" has no effect here; move it to the property, or to the member of anyOf, that has this schema`,
          location: location.child(key).key(),
        });
    if (["readOnly", "writeOnly"].every((key) => memberOf(node, key) === true))
      report({
        message: "a value that is read-only and write-only can never be present; remove one of the two",
        location: location.child("writeOnly").key(),
      });
  };
  return {
    Schema: check,
    ref(node, context) {
      if (context.type.name === "Schema") check(node, context);
    },
  };
};
