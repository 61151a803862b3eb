import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

/** A call has one credential. */
export const securityRequirementSingle = documentRule((document, report) => {
  const owners = [document, ...readOperations(document).map(({ node }) => node)];
  for (const requirement of owners.flatMap((owner) => owner.child("security").items)) {
    if (requirement.keys.length === 1) continue;
    const message =
      requirement.keys.length === 0
        ? `an empty requirement is not supported; write "security: []" for an operation without credentials`
        : `a client sends one credential, not ${requirement.keys.join(" and ")} together; list them separately if one is enough`;
    report(requirement, message);
  }
});
