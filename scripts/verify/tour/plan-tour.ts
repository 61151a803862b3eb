import type { OpenApiDocument } from "../../generator/document.ts";
import { listOperations, type Operation } from "../../generator/list-operations.ts";

/** The operations of the tour, in order: those that the spec names, or else all that only read. */
export function planTour(document: OpenApiDocument): Operation[] {
  const operations = listOperations(document);
  const tour = document["x-tour"];
  if (tour === undefined) return readingFirst(operations);
  return tour.flatMap((id) => operations.find((operation) => operation.id === id) ?? []);
}

/** Calls that are safe against the real service: none changes anything there. */
export function planReadingTour(document: OpenApiDocument): Operation[] {
  return readingFirst(planTour(document));
}

/** Lists before single things: a list tells the ids that reading one needs. */
function readingFirst(operations: readonly Operation[]): Operation[] {
  return operations
    .filter(({ method, retry }) => method === "GET" && retry !== "never")
    .toSorted((a, b) => pathParameters(a) - pathParameters(b));
}

function pathParameters({ parameters }: Operation): number {
  return parameters.filter((parameter) => parameter.in === "path").length;
}
