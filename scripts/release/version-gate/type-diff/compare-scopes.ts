import ts from "typescript-5";
import type { TypeChange } from "./type-change.ts";
import { propertyTypes, unionOf } from "./type-facts.ts";

/** The scopes of each operation: more of them make a credential too weak that was strong enough. */
export function compareScopes(old: ts.Symbol, current: ts.Symbol, checker: ts.TypeChecker): TypeChange[] {
  const after = propertyTypes(checker.getTypeOfSymbol(current), checker);
  return [...propertyTypes(checker.getTypeOfSymbol(old), checker)].flatMap(
    ([operation, type]): TypeChange[] => {
      const [scopes, now] = [scopesIn(type, checker), scopesIn(after.get(operation), checker)];
      const added = now.filter((scope) => !scopes.includes(scope));
      const removed = scopes.filter((scope) => !now.includes(scope));
      return added.length + removed.length === 0 ? [] : [{ about: "scopes", operation, added, removed }];
    },
  );
}

function scopesIn(list: ts.Type | undefined, checker: ts.TypeChecker): string[] {
  const element = list && checker.getIndexTypeOfType(list, ts.IndexKind.Number);
  if (element === undefined) return [];
  return unionOf(element).flatMap((each) => (each.isStringLiteral() ? [each.value] : []));
}
