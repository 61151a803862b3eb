import ts from "typescript-5";
import type { TypeChange } from "./type-change.ts";

/** The scopes of each operation: more of them make a credential too weak that was strong enough. */
export function compareScopes(old: ts.Symbol, current: ts.Symbol, checker: ts.TypeChecker): TypeChange[] {
  const [before, after] = [old, current].map((symbol) => {
    const type = checker.getTypeOfSymbol(symbol);
    return new Map(
      checker
        .getPropertiesOfType(type)
        .map((property) => [property.name, scopesIn(checker.getTypeOfSymbol(property), checker)]),
    );
  });
  return [...(before ?? [])].flatMap(([operation, scopes]): TypeChange[] => {
    const now = after?.get(operation) ?? [];
    const added = now.filter((scope) => !scopes.includes(scope));
    const removed = scopes.filter((scope) => !now.includes(scope));
    return added.length + removed.length === 0 ? [] : [{ about: "scopes", operation, added, removed }];
  });
}

function scopesIn(type: ts.Type, checker: ts.TypeChecker): string[] {
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (element === undefined) return [];
  return (element.isUnion() ? element.types : [element]).flatMap((each) =>
    each.isStringLiteral() ? [each.value] : [],
  );
}
