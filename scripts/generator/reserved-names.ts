import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Types of the language and the platform that generated code uses by name, and those that a renderer could come to use. A
 * schema of such a name would silently stand in their place.
 */
export const LANGUAGE_NAMES: readonly string[] = [
  "Array",
  "ArrayBuffer",
  "ArrayBufferView",
  "AsyncGenerator",
  "AsyncIterable",
  "Blob",
  "Date",
  "Exclude",
  "Extract",
  "FormData",
  "NonNullable",
  "Omit",
  "Partial",
  "Pick",
  "Promise",
  "PromiseLike",
  "ReadableStream",
  "Readonly",
  "ReadonlyArray",
  "Record",
  "Uint8Array",
];

/** Exports of the runtime: generated modules import or re-export these names, so no generated type can have one. */
export const RUNTIME_NAMES: readonly string[] = readExports(
  join(import.meta.dirname, "../../packages/runtime/src/index.ts"),
);

/** The names in `export { a, type B } from "…"`, the only form that an index has. */
function readExports(file: string): string[] {
  const lists = [...readFileSync(file, "utf8").matchAll(/^export (?:type )?\{([^}]*)\}/gm)];
  return lists
    .flatMap(([, list = ""]) => list.split(","))
    .map((name) => name.trim().replace(/^type /, ""))
    .filter((name) => name !== "");
}
