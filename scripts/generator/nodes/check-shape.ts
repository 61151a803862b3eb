import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { parsePointer } from "../../base/json/json-pointer.ts";
import type { Report } from "./document-rule.ts";
import type { SpecNode } from "./spec-node.ts";

const ajv = new Ajv2020({
  allErrors: true,
  discriminator: true,
  strictTypes: false,
  strictRequired: false,
  // These schemas are ours and valid: compiling the meta-schema takes longer than compiling all of them.
  validateSchema: false,
});
const compiled = new WeakMap<object, ValidateFunction>();

/** Reports where a value violates a JSON Schema; `form` shows the expected form. Returns true if the value is valid. */
export function checkShape(node: SpecNode, schema: object, form: string, report: Report): boolean {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (validate(node.value)) return true;
  for (const error of validate.errors ?? []) {
    const place = parsePointer(error.instancePath).reduce<SpecNode>((at, key) => at.child(key), node);
    report(place, `"${place.name}" ${describe(error)}; expected ${form}`);
  }
  return false;
}

function describe({ message = "is wrong", keyword, params }: ErrorObject): string {
  if (keyword === "additionalProperties")
    return `has the unknown key "${String(params["additionalProperty"])}"`;
  if (keyword === "enum" && Array.isArray(params["allowedValues"]))
    return `must be one of ${params["allowedValues"].join(", ")}`;
  return message;
}
