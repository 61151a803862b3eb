import { emitTypes, type TypeDeclaration } from "@agent-apis/types-emitter";
import { TypeImports } from "./type-imports.ts";

/** The runtime's name for a tag that the spec does not know. */
export const UNRECOGNIZED = "Unrecognized";

/** A type for every schema. */
export function renderSchemas(declarations: readonly TypeDeclaration[]): string {
  const types = new TypeImports();
  const text = emitTypes(declarations, {
    unrecognized: UNRECOGNIZED,
    onReference: (name) => types.use(name),
  });
  return `${types.render("@agent-apis/runtime", [UNRECOGNIZED])}\n${text}`;
}
