import { memberOf } from "../../base/json/json-object.ts";

const COMPONENTS = "#/components/schemas/";

/** Name of the component that a reference leads to. */
export function componentName(reference: unknown): string | undefined {
  return typeof reference === "string" && reference.startsWith(COMPONENTS)
    ? reference.slice(COMPONENTS.length)
    : undefined;
}

/** Name of the component that a schema is a reference to. */
export function referencedName(schema: unknown): string | undefined {
  return componentName(memberOf(schema, "$ref"));
}

export function componentReference(name: string): string {
  return COMPONENTS + name;
}
