import { splitPlace } from "../edit/list-round-trips.ts";
import { isJson } from "../media-type.ts";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { type OperationNode, readOperations } from "../nodes/operation-nodes.ts";
import { describesObject, schemasAt } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

const FORM =
  "write the operationId of a read, such as getAgent, or listAgents#/agents/0 for an item of its list";

/** `toInput` creates the body of the operation from the values at these places. */
export const xRoundTrip = documentRule((document, report) => {
  const operations = readOperations(document);
  for (const operation of operations) {
    const trip = operation.node.child("x-round-trip");
    if (!trip.exists) continue;
    if (trip.items.length === 0) report(trip, `x-round-trip must be a list of places in responses; ${FORM}`);
    if (!hasJsonBody(operation))
      report(trip, "only an operation with a JSON body can have x-round-trip; remove it");
    for (const place of trip.items) checkPlace(place, operations, report);
  }
});

function hasJsonBody({ node, requestMedia }: OperationNode): boolean {
  return requestMedia.length > 0 && node.child("requestBody").child("content").keys.every(isJson);
}

function checkPlace(place: SpecNode, operations: readonly OperationNode[], report: Report): void {
  const { id, pointer } = splitPlace(place.text ?? "");
  const source = operations.find((operation) => operation.id === id);
  if (source === undefined) return report(place, `unknown operation "${id}"; ${FORM}`);
  const found = source.successes
    .filter(({ node }) => node.child("content").keys.some(isJson))
    .flatMap(({ media }) => media.flatMap((one) => schemasAt(one.child("schema"), pointer)));
  if (found.length === 0)
    report(place, `the success responses of ${id} have no JSON value at "${pointer}"; ${FORM}`);
  else if (!found.some((schema) => describesObject(schema)))
    report(place, `the value of ${id} at "${pointer}" is not an object; ${FORM}`);
}
