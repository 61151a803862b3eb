import { follow, resolverOf } from "../base/reference/follow.ts";
import { type DocumentPlace, membersBelow } from "../base/json/document-place.ts";
import { entriesOf, itemsOf, memberOf } from "../base/json/json-object.ts";
import type { OpenApiDocument } from "./document.ts";
import type { Operation } from "./list-operations.ts";

/** Properties in the responses of an operation that are numbers on the wire and texts for a caller, by name. */
export function listDigitProperties(document: OpenApiDocument, { responses }: Operation): string[] {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const resolve = resolverOf(document);
  const visit = (written: unknown, place: DocumentPlace): void => {
    const node = follow(written, resolve);
    if (place === "data" || typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    if (place === "keywords")
      for (const [name, property] of entriesOf(memberOf(node, "properties")))
        if (hasDigits(follow(property, resolve))) names.add(name);
    for (const [, value, inner] of membersBelow(place, node)) visit(value, inner);
  };
  for (const { schema } of responses) visit(schema, "keywords");
  return [...names].toSorted();
}

/** `{ type: string, format: int64 }` */
function hasDigits(schema: unknown): boolean {
  const type = memberOf(schema, "type");
  return [type, ...itemsOf(type)].includes("string") && isWide(memberOf(schema, "format"));
}

/** Returns true if a format has numbers that JavaScript cannot represent exactly. */
export function isWide(format: unknown): boolean {
  return format === "int64" || format === "uint64";
}
