/**
 * Reads `Retry-After` in both of its forms, seconds and a date, as milliseconds from now; `undefined` when there is none
 * or it cannot be understood. A date in the past is 0.
 */
export function readRetryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse alone also takes "1" and the like for a date.
  const date = /\d:\d\d:\d\d GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
