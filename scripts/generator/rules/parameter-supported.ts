import { parameterRule } from "../nodes/operation-rule.ts";
import type { Report } from "../nodes/document-rule.ts";
import { isObjectSchema } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

const STYLES: Readonly<Record<string, readonly string[]>> = {
  path: ["simple"],
  header: ["simple"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
};

/** Refuses parameters that a client cannot send as the spec says. */
export const parameterSupported = parameterRule((parameter, report) => {
  if (parameter.child("in").text === "cookie")
    report(parameter, "cookies are not supported; remove the parameter");
  else if (parameter.child("content").exists)
    report(parameter, `"content" is not supported for parameters; write a "schema"`);
  else checkStyle(parameter, report);
});

function checkStyle(parameter: SpecNode, report: Report): void {
  const [place = "", style] = ["in", "style"].map((key) => parameter.child(key).text);
  const styles = STYLES[place] ?? [];
  if (style !== undefined && !styles.includes(style))
    report(
      parameter.child("style"),
      `unsupported style of a ${place} parameter; expected one of ${styles.join(", ")}`,
    );
  if (place === "path" && parameter.child("required").value !== true)
    report(parameter, `a path parameter must have "required: true"`);
  for (const key of ["allowReserved", "allowEmptyValue"])
    if (parameter.child(key).value === true)
      report(parameter.child(key), `${key} is not supported; remove it, because every value is encoded`);
  checkReference(parameter, report);
}

/** The style of a query parameter depends on its schema, which the generator does not look up. */
function checkReference(parameter: SpecNode, report: Report): void {
  const schema = parameter.child("schema");
  const isElsewhere = schema.place !== parameter.rawChild("schema").place;
  const decides =
    isObjectSchema(schema) || ["date-time", "epoch-ms"].includes(schema.child("format").text ?? "");
  if (isElsewhere && decides && parameter.child("in").text === "query")
    report(
      parameter.rawChild("schema"),
      "write the schema here instead of a $ref, because it determines how the parameter is sent",
    );
}
