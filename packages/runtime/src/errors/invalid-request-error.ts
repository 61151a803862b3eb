import { type CallName, isErrorOfKind, RuntimeError } from "./runtime-error.js";

/** Which part of a request was refused. */
export type RequestPart = "path" | "query" | "header" | "body";

/** The request was refused before anything was sent, because the server would have understood something else. */
export class InvalidRequestError extends RuntimeError {
  override readonly name = "InvalidRequestError";
  readonly part: RequestPart;
  /** Name of the parameter or header; the value is never shown. */
  readonly parameter: string | undefined;

  constructor(
    call: CallName,
    part: RequestPart,
    parameter: string | undefined,
    problem: string,
    options?: ErrorOptions,
  ) {
    const place = parameter === undefined ? part : `${part} parameter ${JSON.stringify(parameter)}`;
    super("invalid-request", call, `${place} ${problem}; nothing was sent`, options);
    this.part = part;
    this.parameter = parameter;
  }
}

/** Whether this is an `InvalidRequestError`, also one of another installed version of the runtime. */
export function isInvalidRequestError(error: unknown): error is InvalidRequestError {
  return isErrorOfKind(error, "invalid-request");
}
