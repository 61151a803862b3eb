import { canonicalJson } from "../../../base/json/canonical-json.ts";
import { entriesOf, memberOf, textOf } from "../../../base/json/json-object.ts";
import { valueAt } from "../../../base/json/json-pointer.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { quote } from "../reason.ts";
import { DOCUMENTATION, type PlacedReason } from "./placed-reason.ts";

/** The way a credential is sent. Other facts of a scheme, such as the format of a token, are for people. */
export function compareSecuritySchemes(old: BundledDocument, current: BundledDocument): PlacedReason[] {
  return entriesOf(valueAt(current, ["components", "securitySchemes"])).flatMap(
    ([name, scheme]): PlacedReason[] => {
      const keys = ["components", "securitySchemes", name];
      const before = valueAt(old, keys);
      if (before === undefined || canonicalJson(before) === canonicalJson(scheme)) return [];
      const [was, is] = [before, scheme].map(describeSending);
      if (was === is) return [{ ...DOCUMENTATION, keys, operation: undefined }];
      const text = `the credential ${quote(name)} is now sent as ${is ?? ""} instead of ${was ?? ""}`;
      return [{ class: "breaking", text, keys, operation: undefined, isUntyped: true }];
    },
  );
}

function describeSending(scheme: unknown): string {
  const [type, place, name, kind] = ["type", "in", "name", "scheme"].map((key) =>
    textOf(memberOf(scheme, key)),
  );
  if (type === "apiKey")
    return `the ${place === "query" ? "query parameter" : (place ?? "")} ${quote(name ?? "")}`;
  return `${quote(type === "http" ? (kind ?? "").toLowerCase() : "bearer")} authorization`;
}
