/** Thrown when upstream, or our record of it, cannot be read. The message is one line with the file and the reason. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}
