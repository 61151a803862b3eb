import { unescapeKey } from "../../base/json/json-pointer.ts";

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
  return readPointer(side === "request" ? request.body : responseBody, pointer);
}

/** Follows a JSON pointer; `undefined` where it leads nowhere. */
function readPointer(value: unknown, pointer: string): unknown {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<unknown>((node, key) => {
    if (typeof node !== "object" || node === null) return undefined;
    return Object.getOwnPropertyDescriptor(node, unescapeKey(key))?.value;
  }, value);
}
