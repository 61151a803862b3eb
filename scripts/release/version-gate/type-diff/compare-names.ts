import type ts from "typescript-5";
import type { TypeComparison } from "./compare-type.ts";
import type { TypeChange } from "./type-change.ts";
import { isType } from "./type-facts.ts";
import type { Exports } from "./type-program.ts";

/** Names that are exported by one of the versions only. A type that is the same under another name was renamed. */
export function compareNames(old: Exports, current: Exports, comparison: TypeComparison): TypeChange[] {
  const removed = [...old].filter(([name]) => !current.has(name));
  const added = new Map([...current].filter(([name]) => !old.has(name)));
  const changes = removed.map(([name, symbol]): TypeChange => {
    const same = [...added].find(([, other]) => isSameType(symbol, other, comparison));
    if (same === undefined) return { about: "export-removed", name };
    added.delete(same[0]);
    return { about: "export-renamed", name, to: same[0] };
  });
  return [...changes, ...[...added.keys()].map((name): TypeChange => ({ about: "export-added", name }))];
}

function isSameType(old: ts.Symbol, current: ts.Symbol, comparison: TypeComparison): boolean {
  if (!isType(old) || !isType(current)) return false;
  const { checker } = comparison;
  const [before, after] = [checker.getDeclaredTypeOfSymbol(old), checker.getDeclaredTypeOfSymbol(current)];
  const mutual = checker.isTypeAssignableTo(before, after) && checker.isTypeAssignableTo(after, before);
  return mutual && comparison.compare(before, after, "response").length === 0;
}
