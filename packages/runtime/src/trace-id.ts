import { ownValue } from "./own-value.js";
import type { TraceIdPlace } from "./provider.js";

/** Reads the id under which the vendor's support finds this call. */
export function readTraceId(
  { header, body: property }: TraceIdPlace = {},
  { headers }: Response,
  body: unknown,
): string | undefined {
  const inHeader = header === undefined ? null : headers.get(header);
  if (inHeader !== null) return inHeader;
  const value = property === undefined ? undefined : ownValue(body, property);
  return typeof value === "string" ? value : undefined;
}
