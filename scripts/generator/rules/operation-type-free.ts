import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import { listReservedTypes, listTypeNames } from "../nodes/type-names.ts";

/** The types of an operation have its name, and what the runtime, the client or JavaScript has must not be called so. */
export const operationTypeFree = documentRule((document, report) => {
  const reserved = listReservedTypes(document);
  for (const operation of readOperations(document)) {
    const taken = listTypeNames(operation).find((name) => reserved.has(name));
    if (operation.id !== undefined && taken !== undefined)
      report(
        operation.node.child("operationId"),
        `the operation "${operation.id}" would have the type ${taken}, which ${reserved.get(taken)} has already; find another operationId`,
      );
  }
});
