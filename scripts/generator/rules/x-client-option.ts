import { CLIENT_OPTIONS } from "../client-options.ts";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { readOperations } from "../nodes/operation-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";
import { isOfStatuses, listReservedTypes } from "../nodes/type-names.ts";
import { capitalize } from "../provider-names.ts";

/** Names of options that clients and calls have, or could have in another version of a spec. */
const TAKEN = new Set([
  "body",
  "params",
  "signal",
  "read",
  ...CLIENT_OPTIONS.map(({ name }) => name),
  // Every object inherits these.
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Returns whether a new option can have a name. */
export function isFreeOption(name: string | undefined): name is string {
  return name !== undefined && /^[a-z][a-zA-Z0-9]*$/.test(name) && !TAKEN.has(name);
}

/** An option is sent with every call, so it must be a header that every operation has and that has a default. */
export const xClientOption = documentRule((document, report) => {
  const operations = readOperations(document);
  const headers = new Map<string, string>();
  const reserved = listReservedTypes(document);
  for (const parameter of operations.flatMap(({ parameters }) => parameters)) {
    const option = parameter.child("x-client-option");
    if (option.exists) checkOption(parameter, option, headers, reserved, report);
  }
  for (const { node, parameters } of operations) {
    const own = new Set(parameters.map((parameter) => parameter.child("x-client-option").text));
    const missing = [...headers.keys()].find((option) => !own.has(option));
    if (missing !== undefined)
      report(
        node,
        `this operation lacks the header of the client option "${missing}", which is sent with every call`,
      );
  }
});

function checkOption(
  parameter: SpecNode,
  option: SpecNode,
  headers: Map<string, string>,
  reserved: ReadonlyMap<string, string>,
  report: Report,
): void {
  const header = parameter.child("name").text ?? "";
  const schema = parameter.child("schema");
  const isInPlace = schema.place === parameter.rawChild("schema").place;
  const hasValues = schema.child("enum").exists && schema.child("default").text !== undefined;
  if (!isFreeOption(option.text))
    report(option, "x-client-option must be a camelCase name that is not yet a client option");
  else if (reserved.has(capitalize(option.text)) || isOfStatuses(capitalize(option.text)))
    report(
      option,
      `the type of this option would be called ${capitalize(option.text)}, which already exists; choose another name`,
    );
  else if (parameter.child("in").text !== "header")
    report(option, "only a header parameter can be a client option");
  else if (!isInPlace || !hasValues)
    report(
      parameter.rawChild("schema"),
      "a client option needs a schema with an enum and a default, written here instead of a $ref",
    );
  else if ((headers.get(option.text) ?? header) !== header)
    report(option, `the option "${option.text}" is already used for the header ${headers.get(option.text)}`);
  else headers.set(option.text, header);
}
