import ts from "typescript-5";

/** A type as the parts that are compared one by one: `"a" | "b" | string[] | null` has two values, one object and `null`. */
export interface TypeMembers {
  readonly isUnknown: boolean;
  readonly hasNull: boolean;
  readonly hasUndefined: boolean;
  /** Literals of text, numbers and truth values, as they are written. */
  readonly literals: readonly string[];
  /** Whole types such as `string`. */
  readonly primitives: readonly string[];
  /** True if there can be texts that the spec does not know: as a type they are none of the literals, and no `string`. */
  readonly hasUnrecognized: boolean;
  readonly objects: readonly ts.Type[];
}

/** Name of the runtime's type for a tag that the spec does not know. */
const UNRECOGNIZED = "Unrecognized";

export function membersOf(type: ts.Type, checker: ts.TypeChecker): TypeMembers {
  const parts = type.isUnion() ? type.types : [type];
  const has = (flag: ts.TypeFlags): boolean => parts.some((part) => part.flags & flag);
  const primitives = new Set(parts.flatMap((part) => primitiveName(part) ?? []));
  const literals = new Set(parts.flatMap((part) => literalText(part, checker) ?? []));
  if (["true", "false"].every((text) => literals.delete(text) && literals.add(text))) {
    for (const text of ["true", "false"]) literals.delete(text);
    primitives.add("boolean");
  }
  return {
    isUnknown: has(ts.TypeFlags.Any | ts.TypeFlags.Unknown),
    hasNull: has(ts.TypeFlags.Null),
    hasUndefined: has(ts.TypeFlags.Undefined | ts.TypeFlags.Void),
    literals: [...literals],
    primitives: [...primitives],
    hasUnrecognized: parts.some(isUnrecognized),
    objects: parts.filter(
      (part) =>
        part.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive | ts.TypeFlags.TypeParameter) ||
        isObjectIntersection(part),
    ),
  };
}

/** The tags of an object: properties that have one value only, or the runtime's stand-in for any unknown one. */
export function tagsOf(type: ts.Type, checker: ts.TypeChecker): ReadonlyMap<string, string> {
  const tags = checker.getPropertiesOfType(type).flatMap((property): [string, string][] => {
    // One that can be left out is the tag of the variant which has it.
    const value = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    if (isUnrecognized(value)) return [[property.name, ANY_TAG]];
    const text = literalText(value, checker);
    return text === undefined ? [] : [[property.name, text]];
  });
  return new Map(tags);
}

/** Stands for a tag that is none of the known ones. */
export const ANY_TAG = "*";

function literalText(type: ts.Type, checker: ts.TypeChecker): string | undefined {
  if (isUnrecognized(type)) return undefined;
  if (type.isStringLiteral()) return JSON.stringify(type.value);
  if (type.isNumberLiteral()) return String(type.value);
  if (type.flags & (ts.TypeFlags.BooleanLiteral | ts.TypeFlags.BigIntLiteral))
    return checker.typeToString(type);
  return undefined;
}

const PRIMITIVES: readonly (readonly [ts.TypeFlags, string])[] = [
  [ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral, "string"],
  [ts.TypeFlags.Number, "number"],
  [ts.TypeFlags.BigInt, "bigint"],
  [ts.TypeFlags.ESSymbolLike, "symbol"],
];

function primitiveName(type: ts.Type): string | undefined {
  // `string & {}`, by which older versions kept the completion of the other values.
  if (type.isIntersection() && !isObjectIntersection(type))
    return type.types.flatMap((part) => primitiveName(part) ?? [])[0];
  return PRIMITIVES.find(([flag]) => type.flags & flag)?.[1];
}

function isObjectIntersection(type: ts.Type): boolean {
  return type.isIntersection() && type.types.every((part) => part.flags & ts.TypeFlags.Object);
}

function isUnrecognized(type: ts.Type): boolean {
  if (!(type.flags & ts.TypeFlags.EnumLike)) return false;
  return (
    type.symbol.name === UNRECOGNIZED ||
    type.symbol.declarations?.some(
      ({ parent }) => ts.isEnumDeclaration(parent) && parent.name.text === UNRECOGNIZED,
    ) === true
  );
}
