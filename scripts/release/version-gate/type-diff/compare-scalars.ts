import type { Changed, Side, TypeDifference } from "./type-change.ts";
import type { TypeMembers } from "./type-members.ts";

/** Compares what is no object: `null`, values, and whole types such as `string`. */
export function compareScalars(
  old: TypeMembers,
  current: TypeMembers,
  side: Side,
  changed: Changed,
): TypeDifference[] {
  const isRequest = side === "request";
  const differences: TypeDifference[] = [];
  if (old.hasNull !== current.hasNull)
    differences.push(
      changed(current.hasNull ? "made-nullable" : "made-not-nullable", current.hasNull !== isRequest),
    );
  if (old.hasUndefined !== current.hasUndefined)
    differences.push(
      changed(current.hasUndefined ? "made-optional" : "made-required", current.hasUndefined !== isRequest),
    );
  const removed = old.literals.filter((text) => !current.literals.includes(text));
  const added = current.literals.filter((text) => !old.literals.includes(text));
  const isLost = removed.some((text) => !takesAny(text, current));
  const isOpen = (members: TypeMembers): boolean => members.primitives.length > 0;
  // Whole types that became a list of values, or the other way round.
  if (isOpen(old) !== isOpen(current)) {
    const isBreaking = isOpen(old) ? isRequest || current.hasUnrecognized : !isRequest;
    return [...differences, changed("type-changed", isBreaking || (!isRequest && isLost))];
  }
  if (removed.length > 0) differences.push(changed("values-removed", isLost, removed));
  if (added.length > 0) {
    const isNew = added.some((text) => !takesAny(text, old) && !old.hasUnrecognized);
    differences.push(changed("values-added", !isRequest && isNew, added));
  }
  if (removed.length + added.length === 0 && old.hasUnrecognized !== current.hasUnrecognized)
    differences.push(changed("type-changed", !isRequest || old.hasUnrecognized));
  return differences;
}

/** Returns whether any value of the whole type of a literal is accepted. An enum next to a text still checks comparisons. */
function takesAny(literal: string, { primitives, hasUnrecognized }: TypeMembers): boolean {
  return !hasUnrecognized && primitives.includes(primitiveOf(literal));
}

/** The whole type that a literal is a value of. */
export function primitiveOf(literal: string): string {
  if (literal.startsWith('"')) return "string";
  return literal === "true" || literal === "false" ? "boolean" : "number";
}
