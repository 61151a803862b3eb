import type { Oas3Rule } from "@redocly/openapi-core";

/** Types are named after operation ids, so an id must be a word that TypeScript takes. */
export const operationIdCamelCase: Oas3Rule = () => ({
  Operation(operation, { report, location }) {
    const { operationId } = operation;
    if (operationId === undefined || /^[a-z][a-zA-Z0-9]*$/.test(operationId)) return;
    report({
      message: `operationId "${operationId}" is not camelCase; types are named after it, write for example "createAgent"`,
      location: location.child("operationId"),
    });
  },
});
