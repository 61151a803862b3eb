import { documentRule } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";

/** The first server is where a client calls; nothing about it is decided at run time. */
export const serverAddress = documentRule((document, report) => {
  for (const server of document.child("servers").items) {
    const url = server.child("url");
    if (isAddress(url.text)) continue;
    report(url.exists ? url : server, "a server's url must be an absolute https address without {variables}");
  }
  for (const { node, pathItem } of readOperations(document))
    for (const owner of [pathItem, node])
      if (owner.child("servers").exists)
        report(owner.child("servers"), "servers stand at the document only; a client has one address");
});

function isAddress(url: string | undefined): boolean {
  return url !== undefined && !/[{}]/.test(url) && URL.canParse(url) && new URL(url).protocol === "https:";
}
