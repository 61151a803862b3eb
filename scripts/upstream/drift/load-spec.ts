import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isObject } from "../../base/json/json-object.ts";
import { bundleFiles } from "../../generator/bundle-files.ts";
import { directDocument } from "../../generator/directions/direct-document.ts";
import { type LoadedDocument, loadDocument } from "./load-document.ts";

/** Our spec with the policy per direction applied, in the same form as upstream's document. */
export async function loadSpec(root: string, id: string): Promise<LoadedDocument> {
  const file = join(root, "specs", id, "openapi.yaml");
  const { bundle: bundled } = await bundleFiles(file);
  const document = isObject(bundled.parsed) ? directDocument(bundled.parsed) : bundled.parsed;
  const text = Buffer.from(JSON.stringify(document));
  return loadDocument(pathToFileURL(file).href, () => Promise.resolve(text));
}
