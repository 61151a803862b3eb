import { type CallName, isErrorOfKind, RuntimeError } from "./runtime-error.js";

/** The server answered, with a success status, something that is not what the API promises: broken JSON, or a web page. */
export class UnreadableResponseError extends RuntimeError {
  override readonly name = "UnreadableResponseError";
  readonly status: number;
  /** The beginning of what the server sent. */
  readonly excerpt: string;

  constructor(call: CallName, status: number, text: string, problem: string, options?: ErrorOptions) {
    super("unreadable-response", call, `the server answered ${status} with ${problem}`, options);
    this.status = status;
    this.excerpt = text.slice(0, EXCERPT_LENGTH);
  }
}

const EXCERPT_LENGTH = 200;

/** Whether this is an `UnreadableResponseError`, also one of another installed version of the runtime. */
export function isUnreadableResponseError(error: unknown): error is UnreadableResponseError {
  return isErrorOfKind(error, "unreadable-response");
}
