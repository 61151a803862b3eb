import { type DocumentPlace, mapMembers } from "../base/json/document-place.ts";
import type { Operation } from "./list-operations.ts";

const TOLD = new Set<string | number>(["description", "summary"]);

/**
 * Replaces `createAgent` by `POST /agents` in a text: users of a client know methods and paths, but no `operationId`.
 */
export function nameCalls(document: unknown, operations: readonly Operation[]): unknown {
  const calls = new Map(operations.map(({ id, method, path }) => [id, `${method} ${path}`]));
  const rewrite = (text: string): string =>
    text.replaceAll(/`(\w+)`/g, (span, id: string) => {
      const call = calls.get(id);
      return call === undefined ? span : `\`${call}\``;
    });
  const visit = (node: unknown, place: DocumentPlace): unknown => {
    if (place === "data") return node;
    return mapMembers(node, place, (value, key, inner) =>
      (place === "keywords" || place === "link") && TOLD.has(key) && typeof value === "string"
        ? rewrite(value)
        : visit(value, inner),
    );
  };
  return visit(document, "keywords");
}
