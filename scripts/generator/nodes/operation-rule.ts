import type { Oas3Rule } from "@redocly/openapi-core";
import { documentRule, type Report } from "./document-rule.ts";
import { type OperationNode, readOperations } from "./operation-nodes.ts";
import type { SpecNode } from "./spec-node.ts";

/** A rule about each operation by itself. */
export function operationRule(check: (operation: OperationNode, report: Report) => void): Oas3Rule {
  return documentRule((document, report) => {
    for (const operation of readOperations(document)) check(operation, report);
  });
}

/** A rule about each parameter of each operation. */
export function parameterRule(check: (parameter: SpecNode, report: Report) => void): Oas3Rule {
  return operationRule(({ parameters }, report) => {
    for (const parameter of parameters) check(parameter, report);
  });
}
