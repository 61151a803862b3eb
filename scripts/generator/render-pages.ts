import { parsePointer } from "../base/json/json-pointer.ts";
import { responseTypeName } from "./declare-types.ts";
import type { Operation } from "./list-operations.ts";
import type { TypeImports } from "./type-imports.ts";

/** `export interface Pages { "/agents": { init: …; item: …; page: … } }`; empty if no list has pages. */
export function renderPages(operations: readonly Operation[], types: TypeImports): string | undefined {
  const rows = operations.flatMap((operation) => {
    const success = operation.responses.find(({ status }) => status.startsWith("2"));
    if (operation.pagination === undefined || success?.schema === undefined) return [];
    const page = types.use(responseTypeName(operation, success.status, success.schema));
    const item = itemType(page, operation.pagination.items);
    return [
      `${JSON.stringify(operation.path)}: { init: ${operation.name}Init; item: ${item}; page: ${page} };`,
    ];
  });
  if (rows.length === 0) return undefined;
  return `/** Every list that has pages, by path. */\nexport interface Pages {\n${rows.join("\n")}\n}\n`;
}

/** `/data/agents` of `AgentPage` → the type of one item of that list, with optional parts of the path removed. */
function itemType(page: string, pointer: string): string {
  const keys = parsePointer(pointer);
  const list = keys.reduce((type, key) => `NonNullable<${type}[${JSON.stringify(key)}]>`, page);
  return `${list}[number]`;
}
