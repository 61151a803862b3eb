/**
 * Type of a value that the spec does not know, such as an action kind or a language that the vendor added later. At run
 * time it is the string that the server sent. It is an enum member because that is the only string type which TypeScript
 * accepts as a discriminant next to literals: a `switch` narrows on the known kinds, and `default` has this.
 */
export declare enum Unrecognized {
  // Packages with other versions of the runtime have equal types only while this text is the same.
  tag = "(a value that this version does not know)",
}

/**
 * Returns a value as one that this version does not know, to send it or to compare with it on purpose:
 * `language: unrecognized("tlh")`.
 */
export function unrecognized(value: string): Unrecognized;
export function unrecognized(value: unknown): unknown {
  return value;
}

/** The values of an enum, or the tags of a union, that this version knows. */
export type Known<T> = Exclude<T, Unrecognized>;
