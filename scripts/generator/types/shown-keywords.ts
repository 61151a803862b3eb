/** Keywords that the comment shows because the type does not, in order. */
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
