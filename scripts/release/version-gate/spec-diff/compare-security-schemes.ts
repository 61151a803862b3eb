import { canonicalJson } from "../../../base/json/canonical-json.ts";
import { entriesOf, memberOf, textOf } from "../../../base/json/json-object.ts";
import { formatPointer, valueAt } from "../../../base/json/json-pointer.ts";
import type { BundledDocument } from "../bundle-document.ts";
import { quote } from "../reason.ts";
import type { SecurityChange } from "./compare-security.ts";

type SchemeChange = Omit<SecurityChange, "operation"> & { readonly operation: undefined };

/** The way a credential is sent. Other facts of a scheme, such as the format of a token, are for people. */
export function compareSecuritySchemes(old: BundledDocument, current: BundledDocument): SchemeChange[] {
  return entriesOf(valueAt(current, ["components", "securitySchemes"])).flatMap(
    ([name, scheme]): SchemeChange[] => {
      const keys = ["components", "securitySchemes", name];
      const before = valueAt(old, keys);
      const pointer = formatPointer(keys);
      if (before === undefined || canonicalJson(before) === canonicalJson(scheme)) return [];
      const [was, is] = [before, scheme].map(describeSending);
      if (was === is)
        return [
          { class: "fix", text: "the documentation changed", pointer, operation: undefined, isUntyped: true },
        ];
      const text = `the credential ${quote(name)} is now sent as ${is ?? ""} instead of ${was ?? ""}`;
      return [{ class: "breaking", text, pointer, operation: undefined, isUntyped: true }];
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
