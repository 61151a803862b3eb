import { documentRule } from "../nodes/document-rule.ts";
import { type OperationNode, readWebhooks, type ResponseNode } from "../nodes/operation-nodes.ts";

/** The type of what a handler returns is made of the response; without content, the platform only wants a success. */
export const webhookAnswer = documentRule((document, report) => {
  for (const webhook of readWebhooks(document)) {
    const { successes } = webhook;
    const [success] = successes;
    if (success === undefined || successes.length > 1 || successes.length < webhook.responses.length)
      report(webhook.node, `"${webhook.path}" needs one response: ${describeForms(webhook)}`);
    else if (!isSupported(success)) report(success.node, `write ${describeForms(webhook)}`);
  }
});

function describeForms({ path }: OperationNode): string {
  return `"2XX" without content, or, when the platform waits for what "${path}" is answered with, "200" with a JSON body and its schema`;
}

function isSupported({ status, node }: ResponseNode): boolean {
  const content = node.child("content");
  if (!content.exists) return status === "2XX";
  const { keys } = content;
  return status === "200" && keys.join() === "application/json" && hasSchema(content);
}

function hasSchema(content: ResponseNode["node"]): boolean {
  return content.child("application/json").child("schema").exists;
}
