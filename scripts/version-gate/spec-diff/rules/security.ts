import type { SpecRule } from "../spec-rule.ts";

/** Requirements are compared per operation, where those of the document count too. */
export const security: SpecRule = ({ typeName }) =>
  typeName.startsWith("SecurityRequirement") ? { class: "none" } : undefined;
