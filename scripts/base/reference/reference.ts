import type { DocumentPlace } from "../json/document-place.ts";
import { isObject, textOf } from "../json/json-object.ts";

const COMPONENTS = "#/components/schemas/";

/** An object that stands for another part of a document. */
export type Reference = Readonly<Record<"$ref", string>>;

export function refer(reference: string): Reference {
  return { $ref: reference };
}

/** Target of an object that is a reference, as it is written. In data a `$ref` is a text like any other. */
export function referenceOf(node: unknown, place: DocumentPlace = "keywords"): string | undefined {
  return place === "data" || !isObject(node) ? undefined : textOf(node["$ref"]);
}

/** Everything next to the reference. */
export function besideReference<Node extends object>(node: Node): Omit<Node, "$ref"> {
  const { $ref: _, ...siblings }: Node & Partial<Reference> = node;
  return siblings;
}

/** The reference to a schema of this name. */
export function componentReference(name: string): string {
  return COMPONENTS + name;
}

/** Name of the schema that a reference leads to. */
export function componentName(reference: string | undefined): string | undefined {
  return reference?.startsWith(COMPONENTS) === true ? reference.slice(COMPONENTS.length) : undefined;
}

/** Name of the schema that a schema refers to. */
export function referencedName(schema: unknown): string | undefined {
  return componentName(referenceOf(schema));
}
