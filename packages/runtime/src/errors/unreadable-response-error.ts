import { type CallName, isErrorNamed, RuntimeError } from "./runtime-error.js";

/**
 * Thrown when the server responded, and so has acted, but not with what the API promises: a success with broken JSON or a web
 * page, a page of a list without the list, or a redirect that the platform hides, as browsers do.
 */
export class UnreadableResponseError extends RuntimeError {
  /** Status of the response; 0 when the platform hides it. */
  readonly status: number;
  /** The beginning of what the server sent, at most 200 characters. */
  readonly excerpt: string;

  override get name(): string {
    return "UnreadableResponseError";
  }

  constructor(
    call: CallName,
    status: number,
    text: string,
    problem: string,
    options?: { readonly cause?: unknown },
  ) {
    super(call, `the server responded with ${status} and ${problem}`, options);
    this.status = status;
    this.excerpt = text.slice(0, EXCERPT_LENGTH);
  }
}

const EXCERPT_LENGTH = 200;

/** Returns whether this is an `UnreadableResponseError`, also one of another installed version of the runtime. */
export function isUnreadableResponseError(error: unknown): error is UnreadableResponseError {
  return isErrorNamed(error, "UnreadableResponseError");
}
