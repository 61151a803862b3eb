const MARK: unique symbol = Symbol.for("@agent-apis/runtime/error");

/** Says whether the server may have acted on the request: `no`, `maybe`, or `yes` when it had begun to respond. */
export type Sent = "no" | "maybe" | "yes";

/** Method and path of a call. Never the address with its values, a header or a body. */
export interface CallName {
  readonly method: string;
  /** The path template. */
  readonly path: string;
}

/** Base class of the errors of this package. */
export class RuntimeError extends Error {
  readonly method: string;
  /** The path template, without the values of its parameters. */
  readonly path: string;
  /**
   * True if the same call can succeed later without anything being done twice: when the server did not act
   * (`sent: "no"`, 429, 503 with `Retry-After`, `RateLimitError`, a token function that failed). For operations that only read,
   * and for idempotent methods (GET, HEAD, OPTIONS, PUT, DELETE) that do not place calls or spend money, also after a timeout, a
   * lost connection, 408 and 5xx except 501. False for everything else.
   */
  readonly retryable: boolean;

  // On the prototype, where the platform finds it when it writes the first line of the stack.
  override get name(): string {
    return "RuntimeError";
  }

  constructor(call: CallName, message: string, options?: { readonly cause?: unknown }, retryable = false) {
    super(`${call.method} ${call.path}: ${message}`, options);
    // Not enumerable: it is for the guards, not for people.
    Object.defineProperty(this, MARK, { value: this.name });
    this.method = call.method;
    this.path = call.path;
    this.retryable = retryable;
  }

  /** For logs and other threads: every property, name and message. The guards also know the copy. */
  toJSON(): object {
    return Object.assign({ name: this.name, message: this.message }, this);
  }
}

/** Properties that the guards look at. */
interface Traits {
  readonly [MARK]?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  readonly method?: unknown;
  readonly path?: unknown;
}

/**
 * Recognises an error by its mark and not by its class, so that two installed versions of this package understand each other,
 * and what `toJSON` made of one by its message, which begins with its method and path. Without a name, any error of ours.
 */
export function isErrorNamed(error: unknown, name?: string): boolean {
  const traits: Traits = Object(error);
  const { method, path } = traits;
  const isCopy = String(traits.message).startsWith(`${[method, path].join(" ")}: `);
  const own = traits[MARK] ?? (isCopy ? traits.name : undefined);
  return name === undefined ? own !== undefined : own === name;
}

/**
 * Returns whether a client threw this: any error with `method`, `path` and `retryable`, also one of another installed version or
 * what `toJSON` made of one. `structuredClone` keeps no more of an error than its message and stack: send `error.toJSON()` to
 * another thread.
 */
export function isAgentApisError(error: unknown): error is RuntimeError {
  return isErrorNamed(error);
}
