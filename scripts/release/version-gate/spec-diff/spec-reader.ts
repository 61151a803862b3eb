import { entriesOf, type JsonObject } from "../../../base/json/json-object.ts";
import { valueAt } from "../../../base/json/json-pointer.ts";
import { resolverOf } from "../../../base/reference/follow.ts";
import { componentReference, refer } from "../../../base/reference/reference.ts";
import { PlaceIndex } from "../../../compare/place-index.ts";
import { readWithEvents } from "../../../compare/read-skeleton.ts";
import { SchemaGraph } from "../../../compare/schema-graph.ts";
import type { SchemaNode } from "../../../compare/schema-node.ts";
import type { RequestSkeleton, ResponseSkeleton, Skeleton } from "../../../compare/skeleton.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { ShapeReader } from "./read-shape.ts";

/** A document, the facts in it, and where they are written. */
export class SpecReader {
  readonly document: BundledDocument;
  readonly places: PlaceIndex;
  readonly skeleton: Skeleton;
  readonly shapes: ShapeReader;
  readonly #graph: SchemaGraph;

  constructor(document: BundledDocument) {
    const resolve = resolverOf(document);
    this.document = document;
    this.places = new PlaceIndex(document);
    this.#graph = new SchemaGraph(resolve);
    this.skeleton = readWithEvents({ root: document, resolve }, this.#graph);
    this.shapes = new ShapeReader(this.#graph);
  }

  /** A schema of the document by its name. */
  schema(name: string): SchemaNode {
    return this.#graph.node(refer(componentReference(name)));
  }
}

/** The media type that a client uses. */
export interface Media {
  readonly type: string;
  readonly schema: SchemaNode;
  readonly source: unknown;
}

/** The first media type of a body or a response: the client uses no other. */
export function mediaOf({ content, source }: RequestSkeleton | ResponseSkeleton): Media | undefined {
  const [first] = content;
  const [written] = entriesOf(valueAt(source, ["content"]));
  return first === undefined ? undefined : { type: first[0], schema: first[1], source: written?.[1] };
}

/** Whether a schema was written at all. */
export function isWritten({ sources }: { readonly sources: readonly JsonObject[] }): boolean {
  return sources.length > 0;
}
