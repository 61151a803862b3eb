import type { OpenApiDocument } from "../document.ts";
import { referencedName } from "../../base/reference/reference.ts";
import { findMissing, type Missing, schemasAt } from "./find-missing.ts";
import type { TypeImports } from "../type-imports.ts";
import type { RoundTripSource } from "./list-round-trips.ts";
import type { RenderContext } from "../render-context.ts";

/** `export interface Edits { "PUT /agents/{agentId}": { received: …; input: … } }`; empty without round trips. */
export function renderEdits({ document, trips }: RenderContext, types: TypeImports): string | undefined {
  const rows = trips.map((trip) => {
    const { call, input, sources } = trip;
    const received = [...new Set(sources.map((source) => sourceType(document, source, types)))].join(" | ");
    const missing = renderMissing(findMissing(document, trip), types);
    return `${JSON.stringify(call)}: { received: ${received}; ${missing}input: ${types.use(input)} };`;
  });
  if (rows.length === 0) return undefined;
  return `/** Argument and result of \`toInput\`, by the operation that the result is for. */\nexport interface Edits {\n${rows.join("\n")}\n}\n`;
}

function renderMissing(missing: Missing | undefined, types: TypeImports): string {
  if (missing === undefined) return "";
  const keys = missing.keys.map((key) => JSON.stringify(key)).join(" | ");
  return `missing: Pick<${types.use(missing.owner)}, ${keys}>; `;
}

/** Type of a place in a response: its own name, or the path to it with optional parts removed. */
function sourceType(document: OpenApiDocument, source: RoundTripSource, types: TypeImports): string {
  const [name, ...others] = schemasAt(document, source).map(referencedName);
  if (name !== undefined && others.length === 0) return types.use(name);
  return source.keys.reduce(
    (owner, key) => `NonNullable<${owner}[${/^\d+$/.test(key) ? "number" : JSON.stringify(key)}]>`,
    types.use(source.type),
  );
}
