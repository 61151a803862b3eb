/** Message for a stack overflow, which a document can cause; `undefined` for any other error. */
export function explainOverflow(error: unknown): string | undefined {
  if (!(error instanceof RangeError) || !error.message.includes("call stack")) return undefined;
  return "a document is nested too deeply, or its schemas refer to each other in too long a chain";
}
