import type { OpenApiDocument } from "../../generator/document.ts";
import type { Operation } from "../../generator/list-operations.ts";
import { wireCredential } from "./wire-operation.ts";

/** The header in which a token goes to an operation; nothing when the operation takes no credential. */
export function credentialHeader(
  document: OpenApiDocument,
  operation: Operation,
  token: string,
): [name: string, value: string][] {
  const scheme = wireCredential(document, operation);
  if (scheme === undefined) return [];
  if (scheme.type !== "apiKey") return [["authorization", `Bearer ${token}`]];
  if (scheme.in !== "header" || scheme.name === undefined) throw new Error("the key is not in a header");
  return [[scheme.name, token]];
}
