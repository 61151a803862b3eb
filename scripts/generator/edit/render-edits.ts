import type { TypeImports } from "../type-imports.ts";
import { listRoundTrips, type RoundTripSource } from "./list-round-trips.ts";
import type { Operation } from "../list-operations.ts";

/** `export interface Edits { "PUT /agents/{agentId}": { received: …; input: … } }`, or nothing without round trips. */
export function renderEdits(operations: readonly Operation[], types: TypeImports): string | undefined {
  const rows = listRoundTrips(operations).map(({ call, input, sources }) => {
    const received = [...new Set(sources.map((source) => sourceType(source, types)))].join(" | ");
    return `${JSON.stringify(call)}: { received: ${received}; input: ${types.use(input)} };`;
  });
  if (rows.length === 0) return undefined;
  return `/** What \`toInput\` takes and returns, by the operation that the result is sent with. */\nexport interface Edits {\n${rows.join("\n")}\n}\n`;
}

/** Type of a place in a response, whatever may be missing on the way. */
function sourceType({ type, keys }: RoundTripSource, types: TypeImports): string {
  return keys.reduce(
    (owner, key) => `NonNullable<${owner}[${/^\d+$/.test(key) ? "number" : JSON.stringify(key)}]>`,
    types.use(type),
  );
}
