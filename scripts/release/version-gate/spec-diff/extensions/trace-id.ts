import { isObject } from "../../../../base/json/json-object.ts";
import { quote } from "../../reason.ts";
import type { ExtensionRule } from "./extension-rule.ts";

/**
 * Where the id of a call is read from. Its type has `undefined` in it, because any answer may lack it, so that nothing
 * breaks without it; whoever logs it wants to hear of it.
 */
export const traceId: ExtensionRule = ({ before, after }) => {
  const [was, is] = [before, after].map(describePlace);
  if (after === undefined)
    return [{ class: "feature", text: "results no longer have a `traceId`", keys: [] }];
  if (is === undefined) return undefined;
  if (before === undefined)
    return [{ class: "feature", text: `results now have a \`traceId\`, from ${is}`, keys: [] }];
  if (was === undefined) return undefined;
  return [
    { class: "fix", text: `the \`traceId\` of a result is now read from ${is} instead of ${was}`, keys: [] },
  ];
};

function describePlace(place: unknown): string | undefined {
  if (!isObject(place)) return undefined;
  const { header, body } = place;
  if (typeof header === "string") return `the header ${quote(header)}`;
  return typeof body === "string" ? `${quote(body)} in the response` : undefined;
}
