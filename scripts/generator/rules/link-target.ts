import { documentRule, type Report } from "../nodes/document-rule.ts";
import { type OperationNode, readOperations, type ResponseNode } from "../nodes/operation-nodes.ts";
import { schemasAt } from "../nodes/schema-nodes.ts";
import type { SpecNode } from "../nodes/spec-node.ts";

/** The tour passes ids from a response to the next call through links. */
export const linkTarget = documentRule((document, report) => {
  const operations = readOperations(document);
  for (const operation of operations)
    for (const response of operation.responses)
      for (const [, link] of response.node.child("links").entries) {
        const target = operations.find(({ id }) => id !== undefined && id === link.child("operationId").text);
        if (target === undefined)
          report(
            link,
            "a link must have the operationId of an operation in this document, and only parameters of that operation",
          );
        else checkParameters(link.child("parameters"), target, { operation, response }, report);
      }
});

/** Sources of a link's expressions. */
interface Origin {
  readonly operation: OperationNode;
  readonly response: ResponseNode;
}

function checkParameters(parameters: SpecNode, target: OperationNode, origin: Origin, report: Report): void {
  const names = new Set(target.parameters.map((parameter) => parameter.child("name").text));
  for (const [name, expression] of parameters.entries)
    if (!names.has(name)) report(expression, `${target.id} has no parameter "${name}"`);
    else if (!isReadable(expression.text ?? "", origin))
      report(
        expression,
        `${expression.text} has no value; write for example $response.body#/id or $request.path.agentId`,
      );
}

function isReadable(expression: string, { operation, response }: Origin): boolean {
  const [, side = "", pointer = ""] = /^\$(request|response)\.body#(\/.*)$/.exec(expression) ?? [];
  const media = side === "request" ? operation.requestMedia : response.media;
  if (pointer !== "") return media.some((one) => schemasAt(one.child("schema"), pointer).length > 0);
  const [, place, name] = /^\$request\.(path|query|header)\.(.+)$/.exec(expression) ?? [];
  return operation.parameters.some(
    (parameter) => parameter.child("in").text === place && parameter.child("name").text === name,
  );
}
