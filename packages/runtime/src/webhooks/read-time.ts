import type { TimeUnit } from "./scheme.js";

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Reads a time as milliseconds since 1970, or `undefined` unless it has exactly the form of the unit. Other readers accept a
 * digit less, which an attacker can move from the time to the body next to it without changing what is signed.
 */
export function readTime(text: string, unit: TimeUnit | undefined): number | undefined {
  const isUnit = (one: TimeUnit, form: RegExp): boolean => (unit ?? one) === one && form.test(text);
  if (isUnit("ms", /^\d{13}$/)) return Number(text);
  if (isUnit("s", /^\d{10}$/)) return Number(text) * 1000;
  const time = isUnit("iso", DATE_TIME) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
