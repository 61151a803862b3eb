import { checkShape } from "../nodes/check-shape.ts";
import { documentRule, type Report } from "../nodes/document-rule.ts";
import { ExampleJudge } from "../nodes/example-judge.ts";
import { type OperationNode, readOperations } from "../nodes/operation-nodes.ts";
import { schemasAt, typesOf } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

const POINTER = { type: "string", pattern: "^(/.*)?$" };
const NAME = { type: "string", minLength: 1 };
const SIZE = {
  type: "object",
  additionalProperties: false,
  required: ["parameter", "default"],
  properties: { parameter: NAME, default: { type: "integer", minimum: 1 } },
};
const SHAPE = {
  type: "object",
  required: ["kind"],
  discriminator: { propertyName: "kind" },
  oneOf: [
    {
      additionalProperties: false,
      required: ["kind", "items", "cursor"],
      properties: {
        kind: { const: "cursor" },
        items: POINTER,
        cursor: {
          type: "object",
          additionalProperties: false,
          required: ["parameter"],
          minProperties: 2,
          maxProperties: 2,
          properties: { parameter: NAME, lastItem: POINTER, next: POINTER },
        },
        size: SIZE,
      },
    },
    {
      additionalProperties: false,
      required: ["kind", "items", "page"],
      properties: {
        kind: { const: "page" },
        items: POINTER,
        page: {
          type: "object",
          additionalProperties: false,
          required: ["parameter", "first"],
          properties: { parameter: NAME, first: { type: "integer", minimum: 0 } },
        },
        size: SIZE,
        total: POINTER,
        lastPage: POINTER,
      },
    },
  ],
};
const FORM =
  "in specs/README.md: { kind: cursor, items, cursor, size } or { kind: page, items, page, size, total }";

/** The iterator over pages works from this alone. */
export const xPagination = documentRule((document, report) => {
  const judge = new ExampleJudge("request");
  for (const operation of readOperations(document)) {
    const pagination = operation.node.child("x-pagination");
    if (!pagination.exists) continue;
    if (operation.method !== "get") {
      report(pagination, "only a list that is read with GET has pages");
      continue;
    }
    if (!checkShape(pagination, SHAPE, FORM, report)) continue;
    checkParameters(operation, pagination, report);
    checkSent(operation, pagination, judge, report);
    checkPointers(operation, pagination, report);
  }
});

function checkParameters(operation: OperationNode, pagination: SpecNode, report: Report): void {
  for (const key of ["cursor", "page", "size"]) {
    const parameter = pagination.child(key).child("parameter");
    if (parameter.exists && findQuery(operation, parameter.text) === undefined)
      report(parameter, `the operation has no query parameter "${parameter.text}"`);
  }
}

/** The server refuses a value that the parameter does not take. */
function checkSent(
  operation: OperationNode,
  pagination: SpecNode,
  judge: ExampleJudge,
  report: Report,
): void {
  for (const [key, value] of [
    ["size", "default"],
    ["page", "first"],
  ] as const) {
    const sent = pagination.child(key).child(value);
    const name = pagination.child(key).child("parameter").text;
    const schema = findQuery(operation, name)?.rawChild("schema");
    if (!sent.exists || schema?.exists !== true) continue;
    for (const { message } of judge.judge(sent.value, schema))
      report(sent, `the parameter "${name}" refuses what the iterator sends: ${message}`);
  }
}

function findQuery({ parameters }: OperationNode, name: string | undefined): SpecNode | undefined {
  return parameters.find(
    (parameter) => parameter.child("in").text === "query" && parameter.child("name").text === name,
  );
}

function checkPointers({ responses }: OperationNode, pagination: SpecNode, report: Report): void {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  const answers = successes.flatMap(({ media }) => media.map((one) => one.child("schema")));
  const expect = (pointer: SpecNode, from: readonly SpecNode[], types: readonly string[]): SpecNode[] => {
    if (pointer.text === undefined) return [];
    const found = from.flatMap((schema) => schemasAt(schema, pointer.text ?? ""));
    const fitting = found.filter((schema) => typesOf(schema).some((type) => types.includes(type)));
    if (fitting.length === 0) report(pointer, `the answer has no ${types.join(" or ")} at "${pointer.text}"`);
    return fitting;
  };
  const lists = expect(pagination.child("items"), answers, ["array"]);
  const items = lists.map((list) => list.child("items"));
  if (items.length > 0) expect(pagination.child("cursor").child("lastItem"), items, ["string", "integer"]);
  expect(pagination.child("cursor").child("next"), answers, ["string", "integer"]);
  expect(pagination.child("total"), answers, ["integer"]);
  expect(pagination.child("lastPage"), answers, ["integer"]);
}
