/** The response for an event that the platform waits for. */
export function sendAnswer(handled: unknown, name: string): Response {
  if (handled !== undefined) return Response.json(handled);
  throw new Error(`${name} needs a response; return it from its handler`);
}
