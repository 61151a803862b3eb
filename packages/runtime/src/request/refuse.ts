import { InvalidRequestError, type RequestPart } from "../errors/invalid-request-error.js";
import type { CallName } from "../errors/runtime-error.js";

/** Throws `InvalidRequestError` when a part of a request has a problem. */
export function refuse(
  problem: string | undefined,
  call: CallName,
  part: RequestPart,
  parameter?: string,
  options?: ErrorOptions,
): undefined {
  if (problem !== undefined) throw new InvalidRequestError(call, part, parameter, problem, options);
  return undefined;
}
