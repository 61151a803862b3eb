/**
 * Type of the tag of a variant that the spec does not know, such as an action kind that the vendor added later. At run
 * time it is the string that the server sent. It is an enum member because that is the only string type which
 * TypeScript accepts as a discriminant beside literals: a `switch` narrows on the known kinds, and `default` has this.
 */
export declare enum Unrecognized {
  tag = "(a value that this version does not know)",
}
