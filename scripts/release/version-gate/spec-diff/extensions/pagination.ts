import { canonicalJson } from "../../../../base/json/canonical-json.ts";
import { isObject } from "../../../../base/json/json-object.ts";
import { valueAt } from "../../../../base/json/json-pointer.ts";
import { quote } from "../../reason.ts";
import type { ExtensionRating, ExtensionRule } from "./extension-rule.ts";

const SIZE = ["size", "default"];

/** Compares how the iterator gets the pages of a list; its items are in the types. */
export const pagination: ExtensionRule = ({ before, after }) => {
  if (after === undefined) return [{ class: "breaking", text: "it can no longer be paginated", keys: [] }];
  if (before === undefined) return [{ class: "feature", text: "it can be paginated", keys: [] }];
  if (!isObject(before) || !isObject(after)) return undefined;
  return [...describeItems(before, after), ...describeSize(before, after), ...describeWay(before, after)];
};

type Hint = Readonly<Record<string, unknown>>;

function describeSize(before: Hint, after: Hint): ExtensionRating[] {
  const [was, is] = [before, after].map((hint) => valueAt(hint, SIZE));
  if (was === is) return [];
  if (typeof is !== "number")
    return [{ class: "fix", text: "how many items a page has is now left to the server", keys: ["size"] }];
  const instead = typeof was === "number" ? ` instead of ${was}` : "";
  return [{ class: "fix", text: `its pages are now asked for with ${is} items${instead}`, keys: SIZE }];
}

/** If the list that the items came from is still there, the iterator now yields those of another one. */
function describeItems({ items: was }: Hint, { items: is }: Hint): ExtensionRating[] {
  if (was === is) return [];
  const text = `the items of its pages are now those in ${quote(String(is))} instead of ${quote(String(was))}`;
  return [{ class: "breaking", text, keys: ["items"] }];
}

function describeWay(before: Hint, after: Hint): ExtensionRating[] {
  const [was, is] = [before, after].map(({ size, ...way }) =>
    canonicalJson({ ...way, items: "", parameter: valueAt(size, ["parameter"]) }),
  );
  if (was === is) return [];
  const [kind, newKind] = [before, after].map((hint) => KINDS[String(hint["kind"])]);
  const text =
    kind === undefined || newKind === undefined || kind === newKind
      ? "its pages are now asked for in another way"
      : `its pages are now asked for ${newKind} instead of ${kind}`;
  return [{ class: "fix", text, keys: [] }];
}

const KINDS: Readonly<Record<string, string>> = { cursor: "by cursor", page: "by number", url: "by URL" };
