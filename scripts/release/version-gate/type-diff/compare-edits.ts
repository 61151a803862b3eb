import type ts from "typescript-5";
import type { TypeChange } from "./type-change.ts";

/** Compares for which operations `toInput` makes a body. What goes in and comes out is compared with the operations. */
export function compareEdits(old: ts.Type, current: ts.Type, checker: ts.TypeChecker): TypeChange[] {
  const [before = [], after = []] = [old, current].map((edits) =>
    checker.getPropertiesOfType(edits).map(({ name }) => name),
  );
  const listOthers = (operations: readonly string[], others: readonly string[]): string[] =>
    operations.filter((operation) => !others.includes(operation));
  return [
    ...listOthers(before, after).map((operation): TypeChange => ({ about: "edit-removed", operation })),
    ...listOthers(after, before).map((operation): TypeChange => ({ about: "edit-added", operation })),
  ];
}
