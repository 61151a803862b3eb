import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

/** Every operation needs a success. Redocly's rule counts `default` as one; here it is an error. */
export const operationSuccessResponse = documentRule((document, report) => {
  for (const { node, responses } of readOperations(document))
    if (!responses.some(({ status }) => status.startsWith("2")))
      report(
        node.child("responses"),
        "no success response; where the vendor does not state the status, write 2XX",
      );
});
