import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

/** Every operation needs a success response. Redocly's rule accepts `default`, which is an error response here. */
export const operationSuccessResponse = documentRule((document, report) => {
  for (const { node, responses } of readOperations(document))
    if (!responses.some(({ status }) => status.startsWith("2")))
      report(
        node.child("responses"),
        "no success response; write 2XX if the vendor does not state the status",
      );
});
