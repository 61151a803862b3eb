import type { LoadedDocument } from "../drift/load-document.ts";
import { entriesOf, isObject, textOf } from "../json/json-object.ts";

/** Every object in a part of a document and behind its references, however far. */
export function listReached({ address, resolve }: LoadedDocument, start: unknown): ReadonlySet<unknown> {
  const reached = new Set<unknown>([start]);
  // A set grows while it is gone through.
  for (const value of reached) {
    for (const part of Array.isArray(value) ? value : entriesOf(value).map(([, member]) => member))
      if (isObject(part) || Array.isArray(part)) reached.add(part);
    for (const reference of referencesOf(value, address)) {
      const target = resolve(reference);
      if (isObject(target)) reached.add(target);
    }
  }
  return reached;
}

/** A discriminator names schemas too, and as nothing but texts. */
function referencesOf(value: unknown, address: string): string[] {
  return entriesOf(value).flatMap(([key, part]) => {
    const reference = textOf(part);
    if (key === "$ref" && reference !== undefined) return [reference];
    if (key !== "mapping") return [];
    return entriesOf(part).flatMap(([, target]) => {
      const name = textOf(target);
      if (name === undefined) return [];
      return [name.includes("#") ? new URL(name, address).href : `${address}#/components/schemas/${name}`];
    });
  });
}
