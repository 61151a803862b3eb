import { emitTypes, type TypeDeclaration } from "@agent-apis/types-emitter";
import { renderTypeImports } from "./render-type-imports.ts";

/** The runtime's name for a tag that the spec does not know. */
export const UNRECOGNIZED = "Unrecognized";

/** A type for every schema. */
export function renderSchemas(declarations: readonly TypeDeclaration[]): string {
  const text = emitTypes(declarations, { unrecognized: UNRECOGNIZED });
  return `${renderTypeImports("@agent-apis/runtime", [UNRECOGNIZED], text)}\n${text}`;
}
