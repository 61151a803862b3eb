import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

/** The tour calls operations of this document. */
export const xTour = documentRule((document, report) => {
  const tour = document.child("x-tour");
  if (!tour.exists) return;
  const ids = new Set(readOperations(document).map(({ id }) => id));
  if (tour.items.length === 0) report(tour, "x-tour must not be empty; remove it");
  for (const stop of tour.items)
    if (stop.text === undefined || !ids.has(stop.text))
      report(
        stop,
        `unknown operation "${String(stop.value)}"; x-tour must list operation ids of this document`,
      );
});
