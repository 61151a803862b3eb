/** Keywords that the type does not show, in the order in which its comment does. */
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
