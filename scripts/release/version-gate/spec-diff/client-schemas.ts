import { entriesOf } from "../../../base/json/json-object.ts";
import { valueAt } from "../../../base/json/json-pointer.ts";
import { reachComponents } from "../../../base/reference/reach-components.ts";
import type { BundledDocument } from "../bundle-document.ts";

/** The names of the schemas of a document, without those that only webhooks have: a client has no type of them. */
export function clientSchemas(document: BundledDocument): string[] {
  const called = schemasOfCalls(document);
  const received = reachComponents(document, [document["webhooks"]], "names");
  return entriesOf(valueAt(document, ["components", "schemas"]))
    .map(([name]) => name)
    .filter((name) => called.has(name) || !received.has(name));
}

/** The names of the schemas that operations lead to. */
export function schemasOfCalls(document: BundledDocument): Set<string> {
  return reachComponents(document, [document["paths"]], "names");
}
