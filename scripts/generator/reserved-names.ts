/**
 * Types of the language and the platform that generated code uses, or could use later. A schema with such a name would
 * silently replace them.
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
