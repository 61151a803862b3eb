import { documentRule, type Report } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import { isObjectSchema } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

const STYLES: Readonly<Record<string, readonly string[]>> = {
  path: ["simple"],
  header: ["simple"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
};

/** Parameters that a client can write as the spec says. */
export const parameterSupported = documentRule((document, report) => {
  for (const parameter of readOperations(document).flatMap(({ parameters }) => parameters)) {
    if (parameter.child("in").text === "cookie")
      report(parameter, "clients send no cookies; leave the parameter out");
    else if (parameter.child("content").exists)
      report(parameter, `a parameter has a "schema"; "content" is not supported`);
    else checkStyle(parameter, report);
  }
});

function checkStyle(parameter: SpecNode, report: Report): void {
  const [place = "", style] = ["in", "style"].map((key) => parameter.child(key).text);
  const styles = STYLES[place] ?? [];
  if (style !== undefined && !styles.includes(style))
    report(
      parameter.child("style"),
      `a ${place} parameter is written in style ${styles.join(", ")}; no other is supported`,
    );
  if (place === "path" && parameter.child("required").value !== true)
    report(parameter, "a path parameter is always required; say so");
  for (const key of ["allowReserved", "allowEmptyValue"])
    if (parameter.child(key).value === true)
      report(parameter.child(key), `${key} is not supported; every value is encoded`);
  checkReference(parameter, report);
}

/** The style of a query parameter depends on its schema, which the generator does not look up. */
function checkReference(parameter: SpecNode, report: Report): void {
  const schema = parameter.child("schema");
  const isElsewhere = schema.place !== parameter.rawChild("schema").place;
  const decides =
    isObjectSchema(schema) || ["date-time", "epoch-ms"].includes(schema.child("format").text ?? "");
  if (isElsewhere && decides && parameter.child("in").text === "query")
    report(parameter.rawChild("schema"), "write the schema in place; it decides how the parameter is sent");
}
