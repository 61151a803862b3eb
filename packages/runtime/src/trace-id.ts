import type { TraceIdPlace } from "./provider.js";

/** Reads the id under which the vendor's support finds this call. */
export function readTraceId(
  place: TraceIdPlace | undefined,
  response: Response,
  body: unknown,
): string | undefined {
  if (place === undefined) return undefined;
  const inHeader = place.header === undefined ? null : response.headers.get(place.header);
  if (inHeader !== null) return inHeader;
  if (place.body === undefined || typeof body !== "object" || body === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(body, place.body)?.value;
  return typeof value === "string" ? value : undefined;
}
