import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The names that the runtime exports, a type as `type Ok`: first those for users, then those for generated code. */
const [FOR_USERS = [], FOR_GENERATED_CODE = []] = readFileSync(
  join(import.meta.dirname, "../../packages/runtime/src/index.ts"),
  "utf8",
)
  .split("// Only generated code uses these.")
  .map(listExports);

/** Names that generated modules import or re-export, so no generated type can have them. */
export const RUNTIME_NAMES: readonly string[] = [...FOR_USERS, ...FOR_GENERATED_CODE].map((name) =>
  name.replace("type ", ""),
);

/** The line that passes the runtime's surface on: strict package managers let users import nothing else. */
export function renderRuntimeExports(): string {
  const [types, values] = [true, false].map((isType) =>
    FOR_USERS.filter((name) => name.startsWith("type ") === isType).toSorted((a, b) => a.localeCompare(b)),
  );
  return `export { ${[values, types].flat().join(", ")} } from "@agent-apis/runtime";`;
}

/** The names in `export { a, type B } from "…"`, the only form that an index has. */
function listExports(text: string): string[] {
  const lists = text.matchAll(/^export (type )?\{([^}]*)\}/gm);
  return Array.from(lists).flatMap(([, prefix = "", list = ""]) =>
    list.split(",").flatMap((name) => (name.trim() === "" ? [] : [prefix + name.trim()])),
  );
}
