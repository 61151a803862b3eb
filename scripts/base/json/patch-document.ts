import { applyPatch, type Operation } from "rfc6902";

/** Returns a copy of a document with a JSON Patch (RFC 6902) applied. */
export function patchDocument<Value>(document: Value, patch: readonly Operation[]): Value {
  const copy = structuredClone(document);
  for (const error of applyPatch(copy, [...patch])) if (error !== null) throw error;
  return copy;
}
