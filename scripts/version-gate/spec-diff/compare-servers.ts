import { valueAt } from "../../json/json-pointer.ts";
import type { BundledDocument } from "../bundle-document.ts";
import type { ChangeClass } from "../change-class.ts";
import { quote } from "../reason.ts";

/** What changed in where calls go. */
export interface ServerChange {
  readonly class: ChangeClass;
  readonly text: string;
  readonly pointer: string;
  readonly operation: undefined;
  readonly isUntyped: true;
}

/** The first server is the one that clients call; the others are there for people. */
export function compareServers(old: BundledDocument, current: BundledDocument): ServerChange[] {
  const [was, is] = [old, current].map((document) => valueAt(document, ["servers", "0", "url"]));
  if (typeof was !== "string" || typeof is !== "string" || was === is) return [];
  const text = `calls go to ${quote(is)} instead of ${quote(was)}`;
  return [{ class: "breaking", text, pointer: "#/servers/0/url", operation: undefined, isUntyped: true }];
}
