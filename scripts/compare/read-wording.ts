import { reachSchemas } from "./classify-schemas.ts";
import { sha256 } from "./sha256.ts";
import { entriesOf, itemsOf, memberOf } from "../base/json/json-object.ts";
import { portableJson } from "./portable-json.ts";
import { sortValues } from "./read-facts.ts";
import type { SchemaNode } from "./schema-node.ts";

const TEXTS = ["summary", "description", "example", "examples", "externalDocs"];

/** Texts outside of schemas: of an operation, parameter, body or response; `way` tells them apart. */
export function readTexts(way: string, part: unknown): string[] {
  const own = TEXTS.flatMap((keyword) => {
    const value = memberOf(part, keyword);
    return value === undefined ? [] : [`${way} ${keyword} ${portableJson(keyword, value)}`];
  });
  const tags = itemsOf(memberOf(part, "tags")).map((tag) => `${way} tag ${portableJson("tags", tag)}`);
  const below = ["content", "headers"].flatMap((keyword) =>
    entriesOf(memberOf(part, keyword)).flatMap(([name, child]) => readTexts(`${way} ${name}`, child)),
  );
  return [...own, ...tags, ...below];
}

/**
 * One hash of all texts. A text in a schema counts with the way that led to it, not with its place in the document,
 * so that a schema may move, be shared or be written out without any change of the wording.
 */
export function hashWording(
  texts: readonly string[],
  starts: readonly (readonly [part: string, schema: SchemaNode])[],
): string {
  const below = [...reachSchemas(starts.map(([, schema]) => schema))].flatMap(({ children, members }) => [
    ...children,
    ...members.map((member): [string, SchemaNode] => ["alternative", member]),
  ]);
  const inSchemas = [...starts, ...below].flatMap(([way, { wording }]) =>
    wording.map((text) => `${way} ${text}`),
  );
  const distinct = sortValues([...texts, ...inSchemas]);
  return sha256(distinct.join("\n"));
}
