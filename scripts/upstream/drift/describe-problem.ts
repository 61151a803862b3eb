import type { ErrorObject } from "ajv";
import { entriesOf, memberOf } from "../../base/json/json-object.ts";

/** Describes what is wrong in a file that people write, and which values are allowed. Needs Ajv's `verbose`. */
export function describeProblem(problem: ErrorObject): string {
  const { instancePath, keyword, params, parentSchema, propertyName, data, message } = problem;
  const place = instancePath === "" ? "" : `${instancePath} `;
  if (keyword === "additionalProperties") {
    const known = entriesOf(memberOf(parentSchema, "properties")).map(([key]) => key);
    return `${place}has an unknown key "${String(memberOf(params, "additionalProperty"))}"; possible here: ${known.join(", ")}`;
  }
  if (keyword === "pattern" && propertyName !== undefined)
    return `${place}has a key "${propertyName}", which is not written like "GET /path"`;
  if (keyword === "pattern")
    return `${place}is "${String(data)}", not a path such as /voices, which stands for itself and all below it`;
  return `${place}${message}`;
}
