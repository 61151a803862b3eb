import { valueAt } from "../../../json/json-pointer.ts";
import { DOCUMENTATION_CHANGED, type SpecRule } from "../spec-rule.ts";

const FIRST = ["servers", "0", "url"];

/** The server that is called is compared by itself, because its place in the list decides which one it is. */
export const servers: SpecRule = ({ path }, { old, current }) => {
  const [was, is] = [old, current].map(({ document }) => valueAt(document, FIRST));
  if (path[0] !== "servers" || was === undefined || is === undefined) return undefined;
  return was === is ? { class: "fix", text: DOCUMENTATION_CHANGED, isUntyped: true } : { class: "none" };
};
