import ts from "typescript-5";
import type { Exports } from "./type-program.ts";

export function typeName(type: ts.Type): string | undefined {
  // The language's own names, such as `Record`, say nothing.
  const alias = type.aliasSymbol?.declarations?.some(isOfPlatform) === true ? undefined : type.aliasSymbol;
  const name = alias?.name ?? type.symbol?.name;
  return name?.startsWith("__") ? undefined : name;
}

/** An object whose properties can be gone through: not a function, and not a class that the platform has. */
export function isPlain(type: ts.Type): boolean {
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return false;
  // `Record` is of the language, and what it stands for can be gone through.
  const isWithoutName = type.symbol?.name === "__type";
  return isWithoutName || !(type.symbol?.declarations ?? []).some(isOfPlatform);
}

/** Returns whether something is declared by the language or the platform. */
export function isOfPlatform(declaration: ts.Node): boolean {
  return /\/lib\.[^/]*d\.ts$/.test(declaration.getSourceFile().fileName);
}

export function isReadonlyList(type: ts.Type): boolean {
  return type.symbol?.name === "ReadonlyArray";
}

export function isOptional(property: ts.Symbol): boolean {
  return (property.flags & ts.SymbolFlags.Optional) !== 0;
}

export function isReadonly(property: ts.Symbol): boolean {
  return (property.declarations ?? []).some(
    (declaration) => ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly,
  );
}

export function isPrivate(property: ts.Symbol): boolean {
  return (
    property.name.startsWith("#") ||
    (property.declarations ?? []).some(
      (declaration) =>
        ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected),
    )
  );
}

export function declarationText(type: ts.Type): string {
  return (type.symbol?.declarations ?? [])
    .map((declaration) => declaration.getText().replaceAll(/\s+/g, " "))
    .join("\n");
}

export function isType(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Type) !== 0;
}

/** The members of a union; any other type is the only one. */
export function unionOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

export function propertyType(type: ts.Type, name: string, checker: ts.TypeChecker): ts.Type | undefined {
  const property = checker.getPropertyOfType(type, name);
  return property && checker.getTypeOfSymbol(property);
}

/** The types of the properties by name; none without a type. */
export function propertyTypes(type: ts.Type | undefined, checker: ts.TypeChecker): Map<string, ts.Type> {
  const properties = type === undefined ? [] : checker.getPropertiesOfType(type);
  return new Map(properties.map((property) => [property.name, checker.getTypeOfSymbol(property)]));
}

/** The type that is exported by a name. */
export function exportedType(exports: Exports, name: string, checker: ts.TypeChecker): ts.Type | undefined {
  const symbol = exports.get(name);
  return symbol && checker.getDeclaredTypeOfSymbol(symbol);
}
