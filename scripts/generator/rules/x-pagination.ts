import { escapeKey } from "../../base/json/json-pointer.ts";
import { checkShape } from "../nodes/check-shape.ts";
import type { Report } from "../nodes/document-rule.ts";
import { ExampleJudge } from "../nodes/example-judge.ts";
import type { OperationNode } from "../nodes/operation-nodes.ts";
import { operationRule } from "../nodes/operation-rule.ts";
import {
  PAGINATION_FORM,
  CURSOR_PART,
  CURSOR_PART_FORM,
  PAGINATION_SHAPE,
} from "../nodes/pagination-shape.ts";
import { schemasAt, typesOf } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** The iterator over pages needs only these facts. */
export const xPagination = operationRule((operation, report) => {
  const pagination = operation.node.child("x-pagination");
  if (!pagination.exists) return;
  const problem = findMethodProblem(operation);
  if (problem !== undefined) return report(pagination, problem);
  if (!checkShape(pagination, PAGINATION_SHAPE, PAGINATION_FORM, report)) return;
  const parts = cursorParts(pagination);
  if (!parts.every((part) => checkShape(part, CURSOR_PART, CURSOR_PART_FORM, report))) return;
  checkCursor(pagination.child("cursor"), parts, report);
  checkParameters(operation, pagination, report);
  checkSent(operation, pagination, report);
  checkPointers(operation, pagination, report);
  checkMore(pagination, report);
});

function findMethodProblem({ method, node, pathItem, path }: OperationNode): string | undefined {
  if (method === "get") return undefined;
  if (method !== "post" || node.child("x-retry").value !== "safe")
    return "only an operation that reads can have pages: a GET, or a POST with x-retry: safe";
  return pathItem.child("get").child("x-pagination").exists
    ? `GET ${path} has pages too, and a client finds a list by its path; remove one x-pagination`
    : undefined;
}

/** The parts of a cursor, which can have one parameter or several. */
function cursorParts(pagination: SpecNode): SpecNode[] {
  const cursor = pagination.child("cursor");
  if (!cursor.exists) return [];
  return Array.isArray(cursor.value) ? cursor.items : [cursor];
}

function checkCursor(cursor: SpecNode, parts: readonly SpecNode[], report: Report): void {
  const count = parts.filter((part) => part.child("lastItem").exists).length;
  if (count > 0 && count < parts.length)
    report(
      cursor,
      "a cursor must take all values from the last item (lastItem) or all from the response (next)",
    );
  const names = parts.map((part) => part.child("parameter").text);
  if (new Set(names).size < names.length)
    report(cursor, "two parts of the cursor have the same parameter; remove one");
}

/** `more` and a total could contradict each other. */
function checkMore(pagination: SpecNode, report: Report): void {
  const other = ["total", "lastPage"].find((key) => pagination.child(key).exists);
  if (pagination.child("more").exists && other !== undefined)
    report(pagination.child("more"), `"${other}" already determines the end of the list; keep one of them`);
}

function checkParameters(operation: OperationNode, pagination: SpecNode, report: Report): void {
  const inBody = pagination.child("in").exists;
  const media = operation.node.child("requestBody").child("content").keys;
  if (inBody && !media.some((type) => /[/+]json\b/.test(type))) {
    report(pagination.child("in"), "the operation has no JSON body; remove this for query parameters");
    return;
  }
  const size = pagination.child("size");
  const places = [...cursorParts(pagination), pagination.child("page")];
  const sizeName = size.child("parameter").text;
  if (sizeName !== undefined && places.some((place) => place.child("parameter").text === sizeName))
    report(
      size.child("parameter"),
      `the parameter "${sizeName}" is already the one for the page; use the one for the size`,
    );
  const holders = [...places, size];
  for (const parameter of holders.map((holder) => holder.child("parameter"))) {
    if (!parameter.exists || findParameter(operation, pagination, parameter.text) !== undefined) continue;
    const kind = inBody ? "body has no property" : "operation has no query parameter";
    report(parameter, `the ${kind} "${parameter.text}"; declare it, or use one that exists`);
  }
}

/** The server would refuse a value that the parameter does not accept. */
function checkSent(operation: OperationNode, pagination: SpecNode, report: Report): void {
  const judge = new ExampleJudge("request");
  for (const [key, value] of Object.entries({ size: "default", page: "first" })) {
    const sent = pagination.child(key).child(value);
    const name = pagination.child(key).child("parameter").text;
    const schema = findParameter(operation, pagination, name);
    if (!sent.exists || schema?.exists !== true) continue;
    for (const { message } of judge.judge(sent.value, schema))
      report(sent, `the parameter "${name}" does not accept the value that the iterator sends: ${message}`);
  }
}

/** The schema of a query parameter, or of a property of the body. */
function findParameter(
  { parameters, requestMedia }: OperationNode,
  pagination: SpecNode,
  name = "",
): SpecNode | undefined {
  if (pagination.child("in").exists)
    return requestMedia.flatMap((media) => schemasAt(media.child("schema"), `/${escapeKey(name)}`))[0];
  return parameters
    .find((parameter) => parameter.child("in").text === "query" && parameter.child("name").text === name)
    ?.rawChild("schema");
}

/** Values that several items can share; such a cursor would skip some of these items. */
const SHARED_FORMATS = new Set(["date-time", "date", "epoch-ms"]);

function checkPointers({ successes }: OperationNode, pagination: SpecNode, report: Report): void {
  const answers = successes.flatMap(({ media }) => media.map((one) => one.child("schema")));
  const expect = (pointer: SpecNode, from: readonly SpecNode[], types: readonly string[]): SpecNode[] => {
    if (pointer.text === undefined) return [];
    const found = from.flatMap((schema) => schemasAt(schema, pointer.text ?? ""));
    const fitting = found.filter((schema) => typesOf(schema).some((type) => types.includes(type)));
    if (fitting.length === 0)
      report(
        pointer,
        `the response has no ${types.join(" or ")} at "${pointer.text}"; declare it in the schema, or point to one that exists`,
      );
    return fitting;
  };
  const lists = expect(pagination.child("items"), answers, ["array"]);
  const items = lists.map((list) => list.child("items"));
  const parts = cursorParts(pagination);
  for (const part of parts) {
    const lastItem = part.child("lastItem");
    const found = items.length > 0 ? expect(lastItem, items, ["string", "integer"]) : [];
    if (parts.length === 1 && found.some((schema) => SHARED_FORMATS.has(schema.child("format").text ?? "")))
      report(
        lastItem,
        "several items can have the same time, and those on the next page would be lost; add a parameter for the id, or remove x-pagination",
      );
    expect(part.child("next"), answers, ["string", "integer"]);
  }
  const types = { next: "string", more: "boolean", total: "integer", lastPage: "integer" };
  for (const [key, type] of Object.entries(types)) expect(pagination.child(key), answers, [type]);
}
