import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import { listReservedTypes, listTypeNames } from "../nodes/type-names.ts";

/** Types are named after their operation; the runtime, the client and JavaScript must not have the same names. */
export const operationTypeFree = documentRule((document, report) => {
  const reserved = listReservedTypes(document);
  for (const operation of readOperations(document)) {
    const taken = listTypeNames(operation).find((name) => reserved.has(name));
    if (operation.id !== undefined && taken !== undefined)
      report(
        operation.node.child("operationId"),
        `the operation "${operation.id}" would have the type ${taken}, which is already the name of ${reserved.get(taken)}; choose another operationId`,
      );
  }
});
