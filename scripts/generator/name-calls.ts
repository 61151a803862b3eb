import type { Operation } from "./list-operations.ts";

/** What is data and not told to anybody: a text in it stays as it is. */
const DATA = new Set(["const", "default", "enum", "example", "examples"]);

const TOLD = new Set(["description", "summary"]);

/**
 * Writes `POST /agents` where a text says `createAgent`: a client has methods and paths, and nobody who uses it has heard
 * of an `operationId`.
 */
export function nameCalls(document: unknown, operations: readonly Operation[]): unknown {
  const calls = new Map(operations.map(({ id, method, path }) => [id, `${method} ${path}`]));
  const rewrite = (text: string): string =>
    text.replaceAll(/`(\w+)`/g, (span, id: string) => {
      const call = calls.get(id);
      return call === undefined ? span : `\`${call}\``;
    });
  const visit = (node: unknown, isMap: boolean): unknown => {
    if (Array.isArray(node)) return node.map((item) => visit(item, false));
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        // A property can have any name, that of a keyword too.
        if (isMap) return [key, visit(value, false)];
        if (DATA.has(key)) return [key, value];
        const text = TOLD.has(key) && typeof value === "string" ? rewrite(value) : undefined;
        return [key, text ?? visit(value, key === "properties")];
      }),
    );
  };
  return visit(document, false);
}
