import { type CallName, isErrorNamed, RuntimeError } from "./runtime-error.js";

/**
 * Thrown when the call needs a credential and there is none that could be sent. Either this attempt was not sent, or the server
 * rejected the token with 401 and the token function failed or returned something unusable. The message says which.
 */
export class CredentialError extends RuntimeError {
  /** The security schemes of the spec that the operation takes. */
  readonly schemes: readonly string[];

  override get name(): string {
    return "CredentialError";
  }

  constructor(
    call: CallName,
    schemes: readonly string[],
    problem: string,
    options?: { readonly cause?: unknown },
  ) {
    // A token function that failed may not do so the next time.
    super(call, problem, options, options !== undefined);
    this.schemes = schemes;
  }
}

/** Returns whether this is a `CredentialError`, also one of another installed version of the runtime. */
export function isCredentialError(error: unknown): error is CredentialError {
  return isErrorNamed(error, "CredentialError");
}
