import { type CallName, isErrorNamed, RuntimeError } from "./runtime-error.js";

/** Part of a request. */
export type RequestPart = "method" | "path" | "query" | "header" | "body";

/** Thrown before anything is sent, because the server would have understood something else than intended. */
export class InvalidRequestError extends RuntimeError {
  readonly part: RequestPart;
  /** Name of the parameter or header, when it is one that was refused; its value is never shown. */
  readonly parameter: string | undefined;

  override get name(): string {
    return "InvalidRequestError";
  }

  constructor(
    call: CallName,
    part: RequestPart,
    parameter: string | undefined,
    problem: string,
    options?: { readonly cause?: unknown },
  ) {
    const place = parameter === undefined ? part : `${part} parameter ${JSON.stringify(parameter)}`;
    super(call, `${place} ${problem}; nothing was sent`, options);
    this.part = part;
    this.parameter = parameter;
  }
}

/** Returns whether this is an `InvalidRequestError`, also one of another installed version of the runtime. */
export function isInvalidRequestError(error: unknown): error is InvalidRequestError {
  return isErrorNamed(error, "InvalidRequestError");
}
