import type { ConnectFault } from "../attempt/connect-fault.js";
import { type CallName, isErrorNamed, RuntimeError, type Sent } from "./runtime-error.js";

/** Thrown when no complete response arrived: there was no connection, or it broke. `cause` is a copy of the platform's error. */
export class ConnectionError extends RuntimeError {
  /** Says whether the server may have acted: `yes` when the head of the response had arrived. */
  readonly sent: Sent;
  /** True if the call can never succeed from here: `fetch` blocks the port, or the proxy wants a login. */
  readonly isPermanent: boolean;

  override get name(): string {
    return "ConnectionError";
  }

  /** `isSafe`: sending the request twice has the same effect as sending it once. */
  constructor(call: CallName, sent: Sent, cause: unknown, fault?: ConnectFault, isSafe = false) {
    const { reason, isPermanent = false } = fault ?? {};
    const message = MEANING[sent] + (reason ? ` (${reason})` : "");
    super(call, message, { cause }, !isPermanent && (isSafe || sent === "no"));
    this.sent = sent;
    this.isPermanent = isPermanent;
  }
}

const MEANING: Record<Sent, string> = {
  no: "no connection to the server; nothing was sent",
  maybe: "no response arrived; the server may have acted",
  yes: "the connection broke in the middle of the response",
};

/** Returns whether this is a `ConnectionError`, also one of another installed version of the runtime. */
export function isConnectionError(error: unknown): error is ConnectionError {
  return isErrorNamed(error, "ConnectionError");
}
