import { emitTypes } from "./types/emit-types.ts";
import type { RenderContext } from "./render-context.ts";
import { TypeImports } from "./type-imports.ts";

/** The runtime's name for a tag that the spec does not know. */
export const UNRECOGNIZED = "Unrecognized";

/** Comment, in the type of a request, of a property that only responses have. */
export function describeRefused(hasEdit: boolean): string {
  return `Only in responses; requests refuse it${hasEdit ? ", and `toInput` of the subpath `edit` drops it" : ""}.`;
}

/** A type for every schema; `undefined` without schemas. */
export function renderSchemas({ schemas, trips }: RenderContext): string | undefined {
  if (schemas.length === 0) return undefined;
  const types = new TypeImports();
  const text = emitTypes(schemas, {
    unrecognized: UNRECOGNIZED,
    refused: describeRefused(trips.length > 0),
    onReference: (name) => types.use(name),
  });
  return `${types.render("@agent-apis/runtime", [UNRECOGNIZED])}\n${text}`;
}
