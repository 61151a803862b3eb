import { entriesOf } from "../../../base/json/json-object.ts";
import { valueAt } from "../../../base/json/json-pointer.ts";
import { reachComponents } from "../../../base/reference/reach-components.ts";
import type { BundledDocument } from "../bundle-document.ts";

/** The names of the schemas of a document. */
export function listSchemas(document: BundledDocument): string[] {
  return entriesOf(valueAt(document, ["components", "schemas"])).map(([name]) => name);
}

/** The names of the schemas that operations and events lead to. */
export function schemasInUse(document: BundledDocument): Set<string> {
  return new Set([...schemasOf(document, "paths"), ...schemasOf(document, "webhooks")]);
}

/** Returns whether only events lead to a schema: its type is in the subpath `webhooks`, and not in the client. */
export function isOfEvents(document: BundledDocument, name: string): boolean {
  return schemasOf(document, "webhooks").has(name) && !schemasOf(document, "paths").has(name);
}

function schemasOf(document: BundledDocument, part: "paths" | "webhooks"): Set<string> {
  return reachComponents(document, [document[part]], "names");
}
