/** Something that whoever runs a command can mend; the message says how. */
export class ExpectedError extends Error {
  override readonly name: string = "ExpectedError";
}
