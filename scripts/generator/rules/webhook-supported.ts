import { documentRule, type Report } from "../nodes/document-rule.ts";
import { readWebhooks } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

const FORM = `write "post: { requestBody: { content: { application/json: { schema: { $ref: … } } } } }"`;

/** A webhook is a message from the platform; the type of the event is that of its body. */
export const webhookSupported = documentRule((document, report) => {
  for (const [name, item] of document.child("webhooks").entries) checkItem(name, item, report);
  for (const { path, node } of readWebhooks(document))
    if (!node.child("description").text)
      report(node, `the event "${path}" has no description; say when the platform sends it`);
});

function checkItem(name: string, item: SpecNode, report: Report): void {
  const post = item.child("post");
  const content = post.child("requestBody").child("content");
  const schema = content.rawChild("application/json").rawChild("schema");
  const others = item.keys.filter((key) => !["post", "summary", "description"].includes(key));
  if (!schema.exists || content.keys.length > 1)
    report(item, `the webhook "${name}" must be a POST with a JSON body and its schema; ${FORM}`);
  else if (schema.target === schema)
    report(schema, `the event "${name}" needs a schema under components: the type of the event has its name`);
  for (const key of others) report(item.rawChild(key), `a webhook is a POST; leave "${key}" out`);
  if (post.child("parameters").exists)
    report(
      post.child("parameters"),
      "headers of a delivery are in x-webhook-signature; leave the parameters out",
    );
}
