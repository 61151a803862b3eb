/** Effect of a change on users of the package, from none to code that no longer works. */
export const CHANGE_CLASSES = ["none", "fix", "feature", "breaking"] as const;

export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** The highest of several. */
export function highestClass(classes: readonly ChangeClass[]): ChangeClass {
  return CHANGE_CLASSES.findLast((candidate) => classes.includes(candidate)) ?? "none";
}
