import type { LoadedDocument } from "../drift/load-document.ts";
import { type DocumentPlace, membersBelow } from "../../base/json/document-place.ts";
import { referenceOf } from "../../base/reference/reference.ts";
import { entriesOf, isObject, memberOf, textOf } from "../../base/json/json-object.ts";

/** Every object in the paths of a document, including targets of references. */
export function listReached({ address, resolve }: LoadedDocument, paths: object): ReadonlySet<unknown> {
  const reached = new Map<unknown, DocumentPlace>([[paths, "names"]]);
  const reach = (value: unknown, place: DocumentPlace): void => {
    if ((isObject(value) || Array.isArray(value)) && !reached.has(value)) reached.set(value, place);
  };
  // The loop also visits entries that are added to the map meanwhile.
  for (const [value, place] of reached) {
    for (const [, part, inner] of membersBelow(place, value)) reach(part, inner);
    for (const reference of referencesOf(value, place, address)) reach(resolve(reference), place);
  }
  return new Set(reached.keys());
}

/** A discriminator also refers to schemas, as plain texts. */
function referencesOf(value: unknown, place: DocumentPlace, address: string): string[] {
  const reference = referenceOf(value, place);
  const mapped = place === "keywords" ? entriesOf(memberOf(value, "mapping")) : [];
  const names = mapped.flatMap(([, target]) => textOf(target) ?? []);
  return [
    ...(reference === undefined ? [] : [reference]),
    ...names.map((name) =>
      name.includes("#") ? new URL(name, address).href : `${address}#/components/schemas/${name}`,
    ),
  ];
}
