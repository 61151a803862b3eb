import { emitTypes, type TypeDeclaration } from "@agent-apis/types-emitter";
import { TypeImports } from "./type-imports.ts";

/** The runtime's name for a tag that the spec does not know. */
export const UNRECOGNIZED = "Unrecognized";

/** Comment of a property that only responses have, in the type of a request. */
export function describeRefused(hasEdit: boolean): string {
  return `Only in responses: requests refuse it${hasEdit ? ", and `toInput` of the subpath `edit` leaves it out" : ""}.`;
}

/** A type for every schema. */
export function renderSchemas(declarations: readonly TypeDeclaration[], hasEdit: boolean): string {
  const types = new TypeImports();
  const text = emitTypes(declarations, {
    unrecognized: UNRECOGNIZED,
    refused: describeRefused(hasEdit),
    onReference: (name) => types.use(name),
  });
  return `${types.render("@agent-apis/runtime", [UNRECOGNIZED])}\n${text}`;
}
