// Compares the types of a package as its users see them, with the compiler.
import type ts from "typescript-5";
import { compareCalls, namesOfOthers, readCalls } from "./compare-calls.ts";
import { compareNames } from "./compare-names.ts";
import { compareShared } from "./compare-shared.ts";
import { TypeComparison } from "./compare-type.ts";
import { mergeChanges } from "./merge-changes.ts";
import type { TypeChange } from "./type-change.ts";
import { createTypeProgram, type Exports, type PackageSources } from "./type-program.ts";

/** Two versions of a package. */
export interface PackagePair {
  readonly old: PackageSources;
  readonly current: PackageSources;
}

/** Compiles all versions together and compares each pair: every operation, and every exported type. */
export function comparePackages(pairs: readonly PackagePair[]): TypeChange[][] {
  const { checker, exportsOf } = createTypeProgram(pairs.flatMap(({ old, current }) => [old, current]));
  return pairs.map(({ old, current }) => compareExports(exportsOf(old), exportsOf(current), checker));
}

function compareExports(old: Exports, current: Exports, checker: ts.TypeChecker): TypeChange[] {
  const comparison = new TypeComparison(checker);
  const [before, after] = [readCalls(old, checker), readCalls(current, checker)];
  const operations = compareCalls(before, after, comparison);
  const gone = namesOfOthers(before, after);
  const isNew = namesOfOthers(after, before);
  const names = compareNames(old, current, comparison);
  return mergeChanges([
    ...operations,
    // The types of an operation come and go with it.
    ...names.filter(
      (change) =>
        !(change.about === "export-removed" && gone.has(change.name)) &&
        !(change.about === "export-added" && isNew.has(change.name)),
    ),
    ...compareShared(old, current, comparison).filter(
      (change) =>
        (change.about !== "scopes" && change.about !== "edit-removed") || after.has(change.operation),
    ),
  ]);
}
