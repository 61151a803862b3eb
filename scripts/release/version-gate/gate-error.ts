/** Something that who runs the command can mend; the message says how. */
export class GateError extends Error {
  override readonly name = "GateError";
}
