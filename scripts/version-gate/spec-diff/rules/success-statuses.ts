import { isObject } from "../../../json/json-object.ts";
import { valueAt } from "../../../json/json-pointer.ts";
import { quote } from "../../reason.ts";
import type { SpecRule } from "../spec-rule.ts";

/** Statuses of success. A new one is an answer that code takes for an error; a range that became exact is no news to it. */
export const successStatuses: SpecRule = (
  { kind, typeName, property, path, before, after },
  { old, current },
) => {
  const key = path.at(-1) ?? "";
  if (typeName !== "Response" || path.at(-2) !== "responses") return undefined;
  if (kind === "modified" && property === "key") {
    return before === "2XX" && isExact(String(after))
      ? { class: "feature", text: `it answers ${quote(String(after))}` }
      : undefined;
  }
  const [statuses, newStatuses] = [old, current].map(({ document }) => {
    const responses = valueAt(document, path.slice(0, -1));
    return isObject(responses) ? Object.keys(responses).filter((status) => status.startsWith("2")) : [];
  });
  if (statuses === undefined || newStatuses === undefined) return undefined;
  if (kind === "removed" && key === "2XX" && newStatuses.some(isExact))
    return { class: "feature", text: `it answers ${quote(newStatuses.join(", "))}` };
  if (kind !== "added" || !key.startsWith("2") || statuses.length === 0 || statuses.includes("2XX"))
    return undefined;
  return { class: "breaking", text: `it may now also answer ${quote(key)}` };
};

function isExact(status: string): boolean {
  return /^2\d\d$/.test(status);
}
