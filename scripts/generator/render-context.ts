import type { TypeDeclaration } from "./types/emit-types.ts";
import { declareInits, declareSchemas } from "./declare-types.ts";
import type { OpenApiDocument } from "./document.ts";
import { listRoundTrips, type RoundTrip } from "./edit/list-round-trips.ts";
import { listOperations, type Operation } from "./list-operations.ts";
import { nameProvider, type ProviderNames } from "./provider-names.ts";
import type { Spec } from "./read-spec.ts";

/** A spec and the facts derived from it that several renderers need. */
export interface RenderContext {
  readonly names: ProviderNames;
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  /** Types of the bodies and their parts. */
  readonly schemas: readonly TypeDeclaration[];
  /** Types of the arguments of each operation. */
  readonly inits: readonly TypeDeclaration[];
  readonly trips: readonly RoundTrip[];
}

export function createRenderContext({ id, document }: Spec): RenderContext {
  const names = nameProvider(id);
  const operations = listOperations(document);
  return {
    names,
    document,
    operations,
    schemas: declareSchemas(document, operations),
    inits: declareInits(document, operations, names),
    trips: listRoundTrips(operations),
  };
}
