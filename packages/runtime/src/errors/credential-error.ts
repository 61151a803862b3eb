import { type CallName, isErrorOfKind, RuntimeError } from "./runtime-error.js";

/** The call needs a credential and there is none that could be sent. Nothing was sent. */
export class CredentialError extends RuntimeError {
  /** The security schemes of the spec that the operation takes. */
  readonly schemes: readonly string[];

  override get name(): string {
    return "CredentialError";
  }

  constructor(call: CallName, schemes: readonly string[], problem: string, options?: ErrorOptions) {
    super("credential", call, `${problem}; nothing was sent`, options);
    this.schemes = schemes;
  }
}

/** Whether this is a `CredentialError`, also one of another installed version of the runtime. */
export function isCredentialError(error: unknown): error is CredentialError {
  return isErrorOfKind(error, "credential");
}
