/**
 * Reads `Retry-After` as milliseconds from now: seconds, rounded up, or a date in one of HTTP's three forms. `undefined` when
 * there is no such header, `NaN` when it cannot be understood. A date in the past is 0.
 */
export function readRetryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const value = headers.get("retry-after");
  if (value === null) return undefined;
  // A header that was sent twice arrives as "1, 2": the longer wait also satisfies the shorter one.
  if (/^\d[\d., ]*$/.test(value)) return Math.ceil(Math.max(...value.split(",").map(Number))) * 1000;
  // Date.parse alone also takes "1" for a date, and reads one without a zone as local time.
  if (!/\d:\d\d:\d\d( GMT| \d{4})$/.test(value)) return NaN;
  // By the server's own clock where it tells the time, since ours may be wrong.
  const clock = Date.parse(headers.get("date") ?? "") || now;
  return Math.max(0, Date.parse(value.replace(" GMT", "") + " GMT") - clock);
}
