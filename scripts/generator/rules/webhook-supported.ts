import { documentRule } from "../nodes/document-rule.ts";

/** A webhook is a message that the platform sends; a type is made of its body. */
export const webhookSupported = documentRule((document, report) => {
  for (const [name, item] of document.child("webhooks").entries) {
    const json = item.child("post").child("requestBody").child("content").rawChild("application/json");
    if (!json.child("schema").exists)
      report(
        item,
        `the webhook "${name}" must be a POST with a JSON body and its schema; write "post: { requestBody: { content: { application/json: { schema: … } } } }"`,
      );
  }
});
