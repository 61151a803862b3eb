import { join } from "node:path";
import { format } from "prettier";
import { isObject, type JsonObject } from "../../base/json/json-object.ts";
import { replaceFile } from "../../base/disk/replace-file.ts";
import type { Lock } from "./lock.ts";
import { checksumOf, lockPath } from "./read-lock.ts";

const LINE = 100;

/** Writes the accepted state. Equal content results in equal bytes. */
export async function writeLock(root: string, id: string, lock: Lock): Promise<void> {
  const text = renderJson({ ...lock, checksum: checksumOf(lock) }, "");
  replaceFile(join(root, lockPath(id)), await format(text, { parser: "json", printWidth: 110 }));
}

/** Writes one fact per line, so that diffs show changes. */
function renderJson(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (!isObject(value) || (isOneFact(value) && flat.length + indent.length < LINE)) return flat;
  const lines = Object.entries(value).map(
    ([key, part]) => `${indent}  ${JSON.stringify(key)}: ${renderJson(part, `${indent}  `)}`,
  );
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

/** An entry with two children, such as two properties, has more than one fact. */
function isOneFact(value: JsonObject): boolean {
  const below = Object.values(value).filter(isObject);
  return below.length <= 1 && below.every(isOneFact);
}
