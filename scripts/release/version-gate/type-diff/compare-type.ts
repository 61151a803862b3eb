import ts from "typescript-5";
import { compareScalars, primitiveOf } from "./compare-scalars.ts";
import { type Side, type TypeChangeKind, type TypeDifference, type View, within } from "./type-change.ts";
import {
  declarationText,
  isOptional,
  isPlain,
  isPrivate,
  isReadonly,
  isReadonlyList,
  typeName,
} from "./type-facts.ts";
import { type Comparison, compareVariants } from "./compare-variants.ts";
import { membersOf, type TypeMembers } from "./type-members.ts";

const UNDEFINED = new Set<TypeChangeKind>(["made-optional", "made-required"]);

/**
 * Finds where two versions of a type differ. Assignability alone would not show the place, and would miss changes that only
 * break compilation: a property that no longer exists, a comparison with a removed value.
 */
export class TypeComparison implements Comparison {
  readonly checker: ts.TypeChecker;
  readonly #known: Record<Side, Map<ts.Type, Map<ts.Type, TypeDifference[]>>> = {
    request: new Map(),
    response: new Map(),
  };

  constructor(checker: ts.TypeChecker) {
    this.checker = checker;
  }

  /** Returns whether this pair was already compared, as a part of another. */
  knows(old: ts.Type, current: ts.Type, side: Side): boolean {
    return this.#known[side].get(old)?.has(current) ?? false;
  }

  /** In a `request` the caller writes the old type and the new one is read; in a `response` it is the other way round. */
  compare(old: ts.Type, current: ts.Type, side: Side): readonly TypeDifference[] {
    if (old === current) return [];
    const known = this.#known[side].get(old) ?? new Map<ts.Type, TypeDifference[]>();
    this.#known[side].set(old, known);
    const found = known.get(current);
    if (found !== undefined) return found;
    const differences: TypeDifference[] = [];
    // Before the parts are looked at: a type can contain itself.
    known.set(current, differences);
    const name = this.#sharedAlias(old, current);
    for (const difference of this.#compareMembers(old, current, side)) {
      const owner = name === undefined ? undefined : { name, place: difference.place };
      differences.push(isOfAlias(difference) && owner !== undefined ? { ...difference, owner } : difference);
    }
    return differences;
  }

  /** The name of a union or a list of values, which is not a part of the type but where it was declared. */
  #sharedAlias(old: ts.Type, current: ts.Type): string | undefined {
    const [name, newName] = [old, current].map(
      (type) => this.checker.getNonNullableType(type).aliasSymbol?.name,
    );
    return name === newName ? name : undefined;
  }

  #compareMembers(oldType: ts.Type, newType: ts.Type, side: Side): TypeDifference[] {
    const old = membersOf(oldType, this.checker);
    const current = membersOf(newType, this.checker);
    const texts = { before: this.write(oldType), after: this.write(newType) };
    const changed: View["changed"] = (kind, isBreaking, values = []) => ({
      kind,
      isBreaking,
      place: [],
      owner: undefined,
      values,
      ...texts,
    });
    if (old.isUnknown || current.isUnknown) {
      if (old.isUnknown === current.isUnknown) return [];
      return [changed("type-changed", side === "request" ? old.isUnknown : current.isUnknown)];
    }
    const scalars = compareScalars(old, current, side, changed);
    const kinds = this.#kindsOf(old);
    const newKinds = this.#kindsOf(current);
    const removed = kinds.some((kind) => !newKinds.includes(kind));
    const added = newKinds.some((kind) => !kinds.includes(kind));
    const objects = this.#compareObjects(old.objects, current.objects, { side, changed });
    if (!removed && !added) return [...scalars, ...objects];
    // One reason for `string` → `number`, and not two.
    const others = [...scalars, ...objects].filter(
      ({ kind, isBreaking }) => kind !== "type-changed" || (isBreaking && !removed),
    );
    const whole = changed("type-changed", removed || side === "response");
    return removed ? [...others.filter(({ kind }) => kind.includes("null")), whole] : [whole, ...others];
  }

  /** Which sorts of values there are; a literal counts as its whole type. */
  #kindsOf({ literals, primitives, hasUnrecognized, objects }: TypeMembers): string[] {
    const kinds = objects.map((type) => (this.#isList(type) ? "list" : "object"));
    const texts = hasUnrecognized ? ["string"] : [];
    return [...new Set([...literals.map(primitiveOf), ...primitives, ...texts, ...kinds])];
  }

  #compareObjects(old: readonly ts.Type[], current: readonly ts.Type[], view: View): TypeDifference[] {
    const [list, newList] = [old.find(this.#isList), current.find(this.#isList)];
    const differences = list && newList ? this.#compareLists(list, newList, view) : [];
    const isObject = (type: ts.Type): boolean => !this.#isList(type);
    const [objects, newObjects] = [old.filter(isObject), current.filter(isObject)];
    const [object, newObject] = [objects[0], newObjects[0]];
    if (object === undefined || newObject === undefined) return differences;
    if (objects.length === 1 && newObjects.length === 1)
      return [...differences, ...this.#compareObject(object, newObject, view)];
    return [...differences, ...compareVariants(objects, newObjects, view, this)];
  }

  readonly #isList = (type: ts.Type): boolean =>
    this.checker.isArrayType(type) || this.checker.isTupleType(type);

  #compareLists(old: ts.Type, current: ts.Type, { side, changed }: View): TypeDifference[] {
    const [element, newElement] = [old, current].map((type) =>
      this.checker.getIndexTypeOfType(type, ts.IndexKind.Number),
    );
    if (element === undefined || newElement === undefined) return [];
    const inner = this.compare(element, newElement, side).map((difference) =>
      within({ items: "list" }, difference),
    );
    const [given, wanted] = side === "request" ? [old, current] : [current, old];
    const isLocked = isReadonlyList(given) && !isReadonlyList(wanted);
    const isTuple = this.checker.isTupleType(old) || this.checker.isTupleType(current);
    const isShorter = isTuple && inner.length === 0 && !this.checker.isTypeAssignableTo(given, wanted);
    return isLocked || isShorter ? [...inner, changed("type-changed", true)] : inner;
  }

  #compareObject(old: ts.Type, current: ts.Type, view: View): TypeDifference[] {
    const { side, changed } = view;
    if (!isPlain(old) || !isPlain(current)) return this.#compareOpaque(old, current, view);
    const [properties, newProperties] = [this.#propertiesOf(old), this.#propertiesOf(current)];
    const isOther = typeName(old) !== typeName(current) && hasLittleOf(properties, newProperties);
    if (isOther) return [changed("type-changed", true)];
    const owner = typeName(current) ?? typeName(old);
    // A map accepts properties with any name.
    const values = side === "request" ? this.#indexOf(current) : undefined;
    const isTaken = (property: ts.Symbol): boolean =>
      values !== undefined && this.checker.isTypeAssignableTo(this.checker.getTypeOfSymbol(property), values);
    const removed = [...properties.values()]
      .filter((property) => !newProperties.has(property.name) && !isTaken(property))
      .map((property) =>
        inProperty(property, owner, {
          ...changed("property-removed", true),
          before: this.#writeProperty(property),
          after: "",
        }),
      );
    const others = [...newProperties.values()].flatMap((property) => {
      const before = properties.get(property.name);
      const found =
        before === undefined ? this.#added(property, view) : this.#compareProperty(before, property, view);
      return found.map((difference) => inProperty(property, owner, difference));
    });
    return [...removed, ...others, ...this.#compareIndex(old, current, view)];
  }

  #propertiesOf(type: ts.Type): Map<string, ts.Symbol> {
    const properties = this.checker.getPropertiesOfType(type).filter((property) => !isPrivate(property));
    return new Map(properties.map((property) => [property.name, property]));
  }

  #added(property: ts.Symbol, { side, changed }: View): TypeDifference[] {
    const isRequired = side === "request" && !isOptional(property);
    const difference = changed(isRequired ? "required-property-added" : "property-added", isRequired);
    return [{ ...difference, before: "", after: this.#writeProperty(property) }];
  }

  #compareProperty(old: ts.Symbol, current: ts.Symbol, { side, changed }: View): TypeDifference[] {
    const isNowOptional = isOptional(current);
    const isSame = isOptional(old) === isNowOptional;
    const [before, after] = [this.checker.getTypeOfSymbol(old), this.checker.getTypeOfSymbol(current)];
    const found = this.compare(before, after, side).filter(
      ({ kind, place }) => place.length > 0 || isSame || !UNDEFINED.has(kind),
    );
    const isLocked = side === "response" && !isReadonly(old) && isReadonly(current);
    const optional = isNowOptional ? "made-optional" : "made-required";
    return [
      ...(isSame ? [] : [changed(optional, isNowOptional === (side === "response"))]),
      ...(isLocked ? [changed("made-readonly", true)] : []),
      ...found,
    ];
  }

  /** Properties that have no name of their own. */
  #compareIndex(old: ts.Type, current: ts.Type, { side, changed }: View): TypeDifference[] {
    const [values, newValues] = [this.#indexOf(old), this.#indexOf(current)];
    if (values === undefined)
      return newValues === undefined ? [] : [within({ items: "map" }, changed("property-added", false))];
    if (newValues === undefined) return [within({ items: "map" }, changed("property-removed", true))];
    return this.compare(values, newValues, side).map((difference) => within({ items: "map" }, difference));
  }

  /** Type of a property of any name; `undefined` for an object that can have none. */
  #indexOf(type: ts.Type): ts.Type | undefined {
    const values = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return values === undefined || values.flags & ts.TypeFlags.Never ? undefined : values;
  }

  /** Functions, platform classes and the like are compared as a whole. */
  #compareOpaque(old: ts.Type, current: ts.Type, { side, changed }: View): TypeDifference[] {
    // A generic function is only ever as different as its text: what its parameters stand for is compared by itself.
    if (declarationText(old) === declarationText(current)) return [];
    const [given, wanted] = side === "request" ? [old, current] : [current, old];
    const isBreaking = !this.checker.isTypeAssignableTo(given, wanted);
    const isSame = !isBreaking && this.checker.isTypeAssignableTo(wanted, given);
    return isSame ? [] : [changed("type-changed", isBreaking)];
  }

  /** The type in words. */
  write(type: ts.Type): string {
    return this.checker.typeToString(type, undefined, ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope);
  }

  #writeProperty(property: ts.Symbol): string {
    return this.write(this.checker.getTypeOfSymbol(property));
  }
}

/** Returns whether a difference is in the target of an alias, and not around it or in an object that it leads to. */
function isOfAlias({ kind, owner }: TypeDifference): boolean {
  return owner === undefined && /^(values|variant|type)-/.test(kind);
}

/** Returns whether most properties are gone: then it is another type, and its properties need no reason each. */
function hasLittleOf(old: ReadonlyMap<string, unknown>, current: ReadonlyMap<string, unknown>): boolean {
  const kept = [...old.keys()].filter((name) => current.has(name)).length;
  return old.size > 2 && kept * 2 < old.size;
}

function inProperty(
  property: ts.Symbol,
  type: string | undefined,
  difference: TypeDifference,
): TypeDifference {
  const moved = within({ property: property.name }, difference);
  // A property that is inherited belongs to the type that declares it.
  const declared = property.declarations?.[0]?.parent;
  const name = declared !== undefined && ts.isInterfaceDeclaration(declared) ? declared.name.text : type;
  // An option is known by its own name and not by that of its type.
  const isOption = name?.endsWith("Options") === true && moved.place.length === 1;
  return name === undefined || (moved.owner !== undefined && !isOption)
    ? moved
    : { ...moved, owner: { name, place: moved.place } };
}
