import type { RenderContext } from "../render-context.ts";
import { renderLiteral } from "../render-literal.ts";
import { makeEditTable } from "./input-shapes.ts";

/** The module of the subpath `edit`: the table, and `toInput` that works from it. Nothing without round trips. */
export function renderEdit({ document, trips }: RenderContext): string | undefined {
  const [first] = trips;
  if (first === undefined) return undefined;
  return `import { createToInput, type EditTable, type ToInput } from "@agent-apis/runtime/edit";
import type { Edits } from "../index.js";

/** Values that requests accept: 1 is required, 2 takes null, 4 texts, numbers and booleans, 8 objects and lists. */
const table: EditTable = ${renderLiteral(makeEditTable(document, trips))};

/**
 * Turns a response into a request body, to be changed and sent back.
 *
 * It leaves out what the request does not take: read-only properties, any that only responses have, and \`null\` and objects in
 * place of other values. It keeps values that this version does not know: further values of an enum, further kinds
 * of a union with all their properties, and the content of open parts. The response itself is not changed.
 *
 * Properties that the request requires and no response has, such as write-only ones, are the third argument.
 *
 * @example
 * const body = toInput(${JSON.stringify(first.call)}, received);
 * @throws \`InvalidRequestError\` with the JSON pointer of each property that the request requires and the response does not have.
 */
export const toInput: ToInput<Edits> = createToInput(table);
`;
}
