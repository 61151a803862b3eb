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
