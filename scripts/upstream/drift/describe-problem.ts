import type { ErrorObject } from "ajv";
import { entriesOf, memberOf } from "../../base/json/json-object.ts";

/** Describes the problem in a hand-written file, and the allowed values. Needs Ajv's `verbose`. */
export function describeProblem(problem: ErrorObject): string {
  const { instancePath, keyword, params, parentSchema, propertyName, data, message } = problem;
  const place = instancePath === "" ? "" : `${instancePath} `;
  if (keyword === "additionalProperties") {
    const known = entriesOf(memberOf(parentSchema, "properties")).map(([key]) => key);
    return `${place}has an unknown key "${String(memberOf(params, "additionalProperty"))}"; expected one of: ${known.join(", ")}`;
  }
  if (keyword === "pattern" && propertyName !== undefined)
    return `${place}has the key "${propertyName}", which must be written like "GET /path"`;
  if (keyword === "pattern")
    return `${place}must be a path such as /voices, which includes all paths below it; got "${String(data)}"`;
  return `${place}${message}`;
}
