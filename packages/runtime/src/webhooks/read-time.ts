const DATE_TIME = /^\d{4}(-\d\d){2}T\d\d(:\d\d){2}(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Reads a time as milliseconds since 1970, or `NaN` unless it has exactly one of three forms: 10 digits are seconds, 13 are
 * milliseconds. Other readers accept a digit less, which an attacker can move from the time to the body next to it without
 * changing what is signed.
 */
export function readTime(text: string): number {
  if (/^\d{10}(\d{3})?$/.test(text)) return Number(text.padEnd(13, "0"));
  return DATE_TIME.test(text) ? Date.parse(text) : Number.NaN;
}
