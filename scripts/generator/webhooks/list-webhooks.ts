import type { OpenApiDocument, Schema } from "../document.ts";
import { listOperations } from "../list-operations.ts";

/** An event that the platform sends. */
export interface Webhook {
  /** Its name as the platform sends it, such as `call.ended`. */
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** A reference to the component that the type of the event is made of. */
  readonly schema: Schema;
  readonly example: unknown;
  /** Places of an id that is unique among the deliveries of this event. */
  readonly id: readonly string[] | undefined;
  /** A reference to the component that the platform waits for. */
  readonly answer: Schema | undefined;
}

/** The events in the order of the document. */
export function listWebhooks(document: OpenApiDocument): Webhook[] {
  const items = document.webhooks ?? {};
  return listOperations({ ...document, paths: items }).flatMap((operation) => {
    const { path: name, body, summary, description = "", responses } = operation;
    if (body === undefined) return [];
    const answer = responses.find(({ schema }) => schema !== undefined)?.schema;
    const id = items[name]?.post?.["x-webhook-event"]?.id;
    return [
      { name, summary, description, schema: body.schema, example: body.examples[0]?.value, id, answer },
    ];
  });
}
