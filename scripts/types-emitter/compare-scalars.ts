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
  const covered = (text: string, { literals, primitives }: TypeMembers): boolean =>
    literals.includes(text) || primitives.includes(primitiveOf(text));
  const isOpen = (members: TypeMembers): boolean => members.primitives.length > 0;
  const removed = old.literals.filter((text) => !current.literals.includes(text));
  const added = current.literals.filter((text) => !old.literals.includes(text));
  // Whole types that became a list of values, or the other way round.
  if (isOpen(old) !== isOpen(current)) {
    const isBreaking = isRequest
      ? isOpen(old)
      : isOpen(current) || removed.some((text) => !covered(text, current));
    return [...differences, changed("type-changed", isBreaking)];
  }
  if (removed.length > 0)
    differences.push(
      changed(
        "values-removed",
        removed.some((text) => !covered(text, current)),
        removed,
      ),
    );
  if (added.length > 0)
    differences.push(changed("values-added", !isRequest && added.some((text) => !covered(text, old)), added));
  return differences;
}

/** The whole type that a literal is a value of. */
export function primitiveOf(literal: string): string {
  if (literal.startsWith('"')) return "string";
  return literal === "true" || literal === "false" ? "boolean" : "number";
}
