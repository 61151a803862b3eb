import { ExpectedError } from "../../base/terminal/expected-error.ts";

/** An upstream document cannot be imported. The message names the place and the remedy. */
export class ImportError extends ExpectedError {
  override readonly name = "ImportError";
}
