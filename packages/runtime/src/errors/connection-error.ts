import { type CallName, isErrorNamed, RuntimeError, type Sent } from "./runtime-error.js";

/** No complete answer arrived: no connection, or it broke. `cause` is the platform's own error. */
export class ConnectionError extends RuntimeError {
  /** Whether the server may have acted: `yes` when the head of the answer had arrived. */
  readonly sent: Sent;

  override get name(): string {
    return "ConnectionError";
  }

  /** `code` is the platform's word for what went wrong, when it has one. */
  constructor(call: CallName, sent: Sent, cause: unknown, code?: string) {
    super(call, MEANING[sent] + (code === undefined ? "" : ` (${code})`), { cause });
    this.sent = sent;
  }
}

const MEANING: Record<Sent, string> = {
  no: "no connection to the server; nothing was sent",
  maybe: "no answer arrived; the server may have acted",
  yes: "the connection broke in the middle of the answer",
};

/** Whether this is a `ConnectionError`, also one of another installed version of the runtime. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return isErrorNamed(error, "ConnectionError");
}
