import type { RenderContext } from "../render-context.ts";
import { renderLiteral } from "../render-literal.ts";
import { makeEditTable } from "./input-shapes.ts";

/** The module of the subpath `edit`: a table, and `toInput`, which uses it. `undefined` without round trips. */
export function renderEdit({ document, trips }: RenderContext): string | undefined {
  const [first] = trips;
  if (first === undefined) return undefined;
  return `import { createToInput, type EditTable, type ToInput } from "@agent-apis/runtime/edit";
import type { Edits } from "../index.js";

/** Values that requests accept: 1 is required, 2 takes null, 4 texts, numbers and booleans, 8 objects and lists. */
const table: EditTable = ${renderLiteral(makeEditTable(document, trips))};

/**
 * Turns a response into a request body that you can change and send back.
 *
 * It drops what the request does not accept: read-only properties, properties that only responses have, and \`null\` or objects
 * instead of other values. It keeps values that this version does not know: new values of an enum, new kinds of a union with
 * all their properties, and the content of open objects. It does not change the response.
 *
 * Pass properties that the request requires and no response has, such as write-only ones, as the third argument.
 *
 * @example
 * const body = toInput(${JSON.stringify(first.call)}, received);
 * @throws \`InvalidRequestError\` with the JSON pointer of each property that the request requires and the response does not have.
 */
export const toInput: ToInput<Edits> = createToInput(table);
`;
}
