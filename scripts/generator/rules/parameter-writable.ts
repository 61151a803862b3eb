import { documentRule, type Report } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import { isObjectSchema } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import { listAlternatives, listKinds, listMembers, nameKind, type ValueKind } from "../nodes/value-kinds.ts";

/** A parameter is text in the end, and for what is deeper than a list of values nobody agrees how to write it. */
export const parameterWritable = documentRule((document, report) => {
  for (const parameter of readOperations(document).flatMap(({ parameters }) => parameters)) {
    const place = parameter.child("in").text;
    if (place === "query") checkQuery(parameter, report);
    else checkKinds(parameter, ["scalar"], `a ${place} parameter is one value`, report);
  }
});

/** The only kinds of values that a style has a form for. */
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
      `an object in a query is one in every call: write "type: object" in place, as its only type`,
    );
  const kinds = [schema, ...listMembers(schema)].flatMap((one, depth) =>
    [...listKinds(one)].filter((kind) => kind === "file" || (depth > 0 && isDeep(kind))),
  );
  if (kinds[0] !== undefined)
    report(
      written,
      `a query has values, lists of values and objects of values, and this can have ${nameKind(kinds[0])} in it; take a string, and say its form in the description`,
    );
}

function isDeep(kind: ValueKind): boolean {
  return kind === "list" || kind === "object";
}

/** The generator takes for an object what says so itself and is nothing else. */
function isSometimesObject(schema: SpecNode): boolean {
  const isAlways = schema.child("type").text === "object" || schema.child("properties").exists;
  return !isAlways && listAlternatives(schema).some(isObjectSchema);
}

function checkKinds(parameter: SpecNode, right: readonly ValueKind[], reason: string, report: Report): void {
  const kinds = [...listKinds(parameter.child("schema"))];
  const wrong = kinds.find((kind) => kind !== "nothing" && !right.includes(kind));
  if (wrong !== undefined)
    report(
      parameter.rawChild("schema"),
      `${reason}, and this can be ${nameKind(wrong)}; describe what is really sent, such as a string`,
    );
}
