/** Whether an error is what `parseArgs` says to a command line that it does not understand. */
export function isParseError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
