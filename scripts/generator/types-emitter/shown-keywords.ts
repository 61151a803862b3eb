/** What a schema says besides its type, and its comment shows, in this order. */
export const SHOWN_KEYWORDS: readonly string[] = [
  "default",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "pattern",
  "format",
];
