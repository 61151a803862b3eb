import { ExpectedError } from "../../base/terminal/expected-error.ts";

/** Thrown by the version gate for what the user can mend; the message says how. */
export class GateError extends ExpectedError {
  override readonly name = "GateError";
}
