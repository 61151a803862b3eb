import { mapReferences } from "../../base/reference/map-references.ts";
import { follow } from "../../base/reference/follow.ts";
import type { LoadedDocument } from "../drift/load-document.ts";
import { METHODS } from "../../generator/document.ts";
import { entriesOf, isObject, memberOf } from "../../base/json/json-object.ts";
import { listReached } from "./list-reached.ts";

/**
 * The document with only these operations and the components that they use. Its servers, tags and security schemes stay.
 */
export function selectOperations(document: LoadedDocument, keys: ReadonlySet<string>): LoadedDocument {
  const { address, root, files, resolve } = document;
  const { webhooks: _, ...rest } = isObject(root) ? root : {};
  const paths = selectPaths(document, keys);
  const reached = listReached(document, paths);
  const components = entriesOf(rest["components"]).map(([kind, members]): [string, unknown] => [
    kind,
    kind === "securitySchemes" || !isObject(members)
      ? members
      : Object.fromEntries(
          entriesOf(members).filter(([, component]) => !isObject(component) || reached.has(component)),
        ),
  ]);
  const content = {
    ...rest,
    paths,
    ...("components" in rest ? { components: Object.fromEntries(components) } : {}),
  };
  // A linter treats a reference with the file's own address as one to another file.
  const isOwn = (reference: string): boolean => reference.startsWith(`${address}#`);
  const text = JSON.stringify(
    mapReferences(content, (reference) => (isOwn(reference) ? reference.slice(address.length) : reference)),
  );
  return { address, root: content, files: new Map([...files, [address, { text, content }]]), resolve };
}

function selectPaths({ root, resolve }: LoadedDocument, keys: ReadonlySet<string>): Record<string, unknown> {
  const selected = entriesOf(memberOf(root, "paths")).flatMap(([path, written]): [string, unknown][] => {
    const item = entriesOf(follow(written, resolve));
    const isUnwanted = (key: string): boolean => isMethod(key) && !keys.has(`${key.toUpperCase()} ${path}`);
    const kept = item.filter(([key]) => !isUnwanted(key));
    return kept.some(([key]) => isMethod(key)) ? [[path, Object.fromEntries(kept)]] : [];
  });
  return Object.fromEntries(selected);
}

function isMethod(key: string): boolean {
  return METHODS.some((method) => method === key);
}
