/** Upstream, or our record of it, could not be read. The message is one line that says what and why. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}
