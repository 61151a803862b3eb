import { parameterRule } from "../nodes/operation-rule.ts";
import type { Report } from "../nodes/document-rule.ts";
import { isObjectSchema } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import { listAlternatives, listKinds, listMembers, nameKind, type ValueKind } from "../nodes/value-kinds.ts";

/** A parameter is sent as text, and there is no standard form for anything deeper than a list of values. */
export const parameterWritable = parameterRule((parameter, report) => {
  const place = parameter.child("in").text;
  if (place === "query") checkQuery(parameter, report);
  else checkKinds(parameter, ["scalar"], `a ${place} parameter must be one value`, report);
});

/** The kinds of values that each style can express. */
const STYLED = new Map<string | undefined, readonly ValueKind[]>([
  ["deepObject", ["object"]],
  ["pipeDelimited", ["list"]],
  ["spaceDelimited", ["list"]],
]);

function checkQuery(parameter: SpecNode, report: Report): void {
  const [schema, written] = [parameter.child("schema"), parameter.rawChild("schema")];
  const style = parameter.child("style").text;
  const styled = STYLED.get(style);
  if (styled !== undefined) checkKinds(parameter, styled, `style ${style} is for ${styled.join()}s`, report);
  else if (isSometimesObject(schema))
    report(
      written,
      `an object in a query must always be an object: write "type: object" here, as its only type`,
    );
  const kinds = [schema, ...listMembers(schema)].flatMap((one, depth) =>
    [...listKinds(one)].filter((kind) => kind === "file" || (depth > 0 && isDeep(kind))),
  );
  if (kinds[0] !== undefined)
    report(
      written,
      `a query has values, lists of values and objects of values, but this can contain ${nameKind(kinds[0])}; use a string, and describe its form`,
    );
}

function isDeep(kind: ValueKind): boolean {
  return kind === "list" || kind === "object";
}

/** The generator treats a schema as an object if that is its only type. */
function isSometimesObject(schema: SpecNode): boolean {
  const isAlways = schema.child("type").text === "object" || schema.child("properties").exists;
  return !isAlways && listAlternatives(schema).some(isObjectSchema);
}

function checkKinds(parameter: SpecNode, right: readonly ValueKind[], reason: string, report: Report): void {
  const kinds = [...listKinds(parameter.child("schema"))];
  const wrong = kinds.find((kind) => kind !== "null" && !right.includes(kind));
  if (wrong !== undefined)
    report(
      parameter.rawChild("schema"),
      `${reason}, but this can be ${nameKind(wrong)}; describe what is really sent, such as a string`,
    );
}
