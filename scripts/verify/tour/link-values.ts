import { parsePointer, valueAt } from "../../base/json/json-pointer.ts";

/** A call that was answered, as far as a link can look into it. */
export interface Exchange {
  readonly request: {
    readonly path: Readonly<Record<string, unknown>>;
    readonly query: Readonly<Record<string, unknown>>;
    readonly body: unknown;
  };
  readonly responseBody: unknown;
}

const EXPRESSION = /^\$(request|response)\.(?:(path|query)\.(.+)|body(?:#(.*))?)$/;

/** Value of a link's parameter: a runtime expression such as `$response.body#/id`, or the literal itself. */
export function evaluateExpression(expression: unknown, { request, responseBody }: Exchange): unknown {
  const [, side, place, name = "", pointer = ""] =
    (typeof expression === "string" && EXPRESSION.exec(expression)) || [];
  if (side === undefined) return expression;
  if (place === "path" || place === "query") return request[place][name];
  return valueAt(side === "request" ? request.body : responseBody, parsePointer(pointer));
}
