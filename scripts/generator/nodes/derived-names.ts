import { inputName } from "../directions/directed-components.ts";
import { isStructured } from "../directions/direct-schema.ts";
import { unknownName } from "../directions/unknown-variant.ts";
import { requestSchemas, responseSchemas, type ReachedSchema } from "./schema-nodes.ts";
import type { SpecNode } from "./spec-node.ts";

/** Names that the generator derives from a schema, with a description. */
export function listDerivedNames(document: SpecNode): [string, string][] {
  const sent = new Set(
    requestSchemas(document)
      .flatMap(listComponent)
      .map(({ name }) => name),
  );
  const received = responseSchemas(document).flatMap(listComponent);
  const split = received.filter(({ name, value }) => sent.has(name) && isStructured(value));
  const unions = received.filter(
    (schema) => schema.child("oneOf").exists && schema.child("discriminator").exists,
  );
  return [
    ...split.map(({ name }): [string, string] => [
      inputName(name),
      `the request type that the generator derives from ${name}`,
    ]),
    ...unions.map(({ name }): [string, string] => [
      unknownName(name),
      `the variant of ${name} for unknown kinds`,
    ]),
  ];
}

function listComponent({ schema }: ReachedSchema): SpecNode[] {
  return /^#\/components\/schemas\/[^/]+$/.test(schema.location.pointer) ? [schema] : [];
}
