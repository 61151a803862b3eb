import { createRequire } from "node:module";
import type { getHttpOperationsFromSpec } from "@stoplight/prism-http";

/** An operation as Prism reads it off a document. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

// The parts that Prism has this made of. It would first put a copy of each schema in the place of each reference to it,
// which never ends where many schemas refer to each other; our documents have references to schemas only, and Prism
// follows these.
const load = createRequire(createRequire(import.meta.url).resolve("@stoplight/prism-http"));
const { transformOas3Operations }: { transformOas3Operations(document: object): object[] } = load(
  "@stoplight/http-spec/oas3/operation",
);
const { bundleTarget }: { bundleTarget(target: object): Bundle } = load("@stoplight/json");

interface Bundle {
  readonly operations: readonly PrismOperation[];
  /** The schemas that the operations refer to. */
  readonly __bundled__?: object;
}

/** The operations of a document, with the schemas that they refer to. Changes the document. */
export function listPrismOperations(document: object): PrismOperation[] {
  const target = { operations: transformOas3Operations(document) };
  // All at once: it rewrites references in the schemas themselves, which operations share.
  const { operations, __bundled__ = {} } = bundleTarget({
    document: { ...document, __target__: target },
    path: "#/__target__",
    cloneDocument: false,
  });
  return operations.map((operation) => ({ ...operation, __bundled__ }));
}
