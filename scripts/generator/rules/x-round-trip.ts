import { splitPlace } from "../edit/list-round-trips.ts";
import { isJson } from "../media-type.ts";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { type OperationNode, readOperations } from "../nodes/operation-nodes.ts";
import { describesObject, schemasAt } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

const FORM =
  "write the operationId of a read, such as getAgent, or listAgents#/agents/0 for an item of a list in it";

/** `toInput` makes the body of the operation out of what these places have. */
export const xRoundTrip = documentRule((document, report) => {
  const operations = readOperations(document);
  for (const operation of operations) {
    const trip = operation.node.child("x-round-trip");
    if (!trip.exists) continue;
    if (trip.items.length === 0)
      report(trip, `x-round-trip is a list of places in responses, or left out; ${FORM}`);
    if (!hasJsonBody(operation))
      report(trip, "only an operation with a JSON body has something to send back; leave x-round-trip out");
    for (const place of trip.items) checkPlace(place, operations, report);
  }
});

function hasJsonBody({ node, requestMedia }: OperationNode): boolean {
  return requestMedia.length > 0 && node.child("requestBody").child("content").keys.every(isJson);
}

function checkPlace(place: SpecNode, operations: readonly OperationNode[], report: Report): void {
  const { id, pointer } = splitPlace(place.text ?? "");
  const source = operations.find((operation) => operation.id === id);
  if (source === undefined) return report(place, `there is no operation "${id}"; ${FORM}`);
  const successes = source.responses.filter(({ status }) => status.startsWith("2"));
  const found = successes
    .filter(({ node }) => node.child("content").keys.some(isJson))
    .flatMap(({ media }) => media.flatMap((one) => schemasAt(one.child("schema"), pointer)));
  if (found.length === 0)
    report(place, `the successful responses of ${id} have nothing at "${pointer}" in JSON; ${FORM}`);
  else if (!found.some((schema) => describesObject(schema)))
    report(place, `what ${id} has at "${pointer}" is no object; ${FORM}`);
}
