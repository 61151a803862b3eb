const MARK: unique symbol = Symbol.for("@agent-apis/runtime/error");

/** Whether the server may have acted on the request: surely not, perhaps, or it had begun to answer. */
export type Sent = "no" | "maybe" | "yes";

/** Which call an error belongs to. Never the address with its values, a header or a body. */
export interface CallName {
  readonly method: string;
  /** The path template. */
  readonly path: string;
}

/** What the errors of this package have in common. */
export class RuntimeError extends Error {
  readonly method: string;
  /** The path template, without the values of its parameters. */
  readonly path: string;

  // On the prototype, where the platform finds it when it writes the first line of the stack.
  override get name(): string {
    return "RuntimeError";
  }

  constructor(call: CallName, message: string, options?: ErrorOptions) {
    super(`${call.method} ${call.path}: ${message}`, options);
    // Not enumerable: it is for the guards, not for people.
    Object.defineProperty(this, MARK, { value: this.name });
    this.method = call.method;
    this.path = call.path;
  }
}

/** Recognises an error by its mark and not by its class, so that two installed versions of this package understand each other. */
export function isErrorNamed(error: unknown, name: string): boolean {
  return Reflect.get(Object(error), MARK) === name;
}
