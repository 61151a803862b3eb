import ts from "typescript-5";
import { compareEdits } from "./compare-edits.ts";
import { comparePages } from "./compare-pages.ts";
import { compareScopes } from "./compare-scopes.ts";
import type { TypeComparison } from "./compare-type.ts";
import { type PlaceStep, type Side, type TypeChange, valueChange } from "./type-change.ts";
import { isOfPlatform, isType } from "./type-facts.ts";
import { type Exports, resolveAlias } from "./type-program.ts";

/** Types and values that both versions export under the same name. */
export function compareShared(old: Exports, current: Exports, comparison: TypeComparison): TypeChange[] {
  const { checker } = comparison;
  const written = namesReachedFrom(old, (name) => /(Init|Options)$/.test(name), checker);
  const read = namesReachedFrom(old, (name) => name.endsWith("Result"), checker);
  // Responses of operations are compared call by call.
  const isOfCalls = (name: string): boolean => old.has("Calls") && name.endsWith("Result");
  return [...old].flatMap(([name, symbol]): TypeChange[] => {
    const other = current.get(name);
    if (other === undefined || other === symbol || name === "Calls" || isOfCalls(name)) return [];
    if (name === "Pages") return comparePages(old, current, comparison);
    if (name === "scopes") return compareScopes(symbol, other, checker);
    if (!isType(symbol) || !isType(other)) return compareValue(name, symbol, other, checker);
    const [before, after] = [checker.getDeclaredTypeOfSymbol(symbol), checker.getDeclaredTypeOfSymbol(other)];
    if (name === "Edits") return compareEdits(before, after, checker);
    const asRead: Side[] = written.has(name) && !read.has(name) ? [] : ["response"];
    const sides: Side[] = written.has(name) ? ["request", ...asRead] : asRead;
    return sides
      .filter((side) => !comparison.knows(before, after, side))
      .flatMap((side) =>
        comparison
          .compare(before, after, side)
          .filter(({ place: [first] }) => !isMethod(first))
          .map((difference) => {
            const owner = difference.owner ?? { name, place: difference.place };
            return valueChange(side, { ...difference, owner });
          }),
      );
  });
}

/** The methods of a client are compared call by call. */
function isMethod(step: PlaceStep | undefined): boolean {
  return step !== undefined && "property" in step && /^[A-Z]+$/.test(step.property);
}

/** The exports that those chosen by `isRoot` are made of, by following the types that their declarations refer to. */
function namesReachedFrom(
  exports: Exports,
  isRoot: (name: string) => boolean,
  checker: ts.TypeChecker,
): ReadonlySet<string> {
  const reached = new Set<ts.Symbol>();
  const visitNode = (node: ts.Node): void => {
    // The argument of a callback is read by the caller who passes the callback.
    if (ts.isParameter(node) && ts.isFunctionTypeNode(node.parent)) return;
    if (ts.isTypeReferenceNode(node)) visit(checker.getSymbolAtLocation(node.typeName));
    if (ts.isExpressionWithTypeArguments(node)) visit(checker.getSymbolAtLocation(node.expression));
    ts.forEachChild(node, visitNode);
  };
  const visit = (found: ts.Symbol | undefined): void => {
    if (found === undefined) return;
    const symbol = resolveAlias(checker, found);
    if (reached.has(symbol)) return;
    reached.add(symbol);
    for (const declaration of symbol.declarations ?? [])
      if (!isOfPlatform(declaration)) visitNode(declaration);
  };
  for (const [name, symbol] of exports) if (isRoot(name)) visit(symbol);
  return new Set([...exports].filter(([, symbol]) => reached.has(symbol)).map(([name]) => name));
}

/** A function or a constant, as a whole: generic functions are only as different as their text. */
function compareValue(
  name: string,
  old: ts.Symbol,
  current: ts.Symbol,
  checker: ts.TypeChecker,
): TypeChange[] {
  if (signatureText(old) === signatureText(current)) return [];
  const isCompatible = checker.isTypeAssignableTo(
    checker.getTypeOfSymbol(current),
    checker.getTypeOfSymbol(old),
  );
  return isCompatible ? [] : [{ about: "export-changed", name }];
}

function signatureText(symbol: ts.Symbol): string {
  const texts = (symbol.declarations ?? []).map((declaration) => {
    const body = ts.isFunctionDeclaration(declaration) ? declaration.body : undefined;
    return declaration
      .getText()
      .slice(0, body === undefined ? undefined : body.getStart() - declaration.getStart());
  });
  return texts.join("\n").replaceAll(/\s+/g, " ");
}
