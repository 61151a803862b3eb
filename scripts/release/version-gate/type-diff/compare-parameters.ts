import type ts from "typescript-5";
import type { PlaceStep, TypeDifference } from "./type-change.ts";
import { isOptional } from "./type-facts.ts";

/** Tells the parameters of a group that came or went one by one: nobody knows them as a group. */
export function nameParameters(
  difference: TypeDifference,
  init: ts.Type,
  newInit: ts.Type,
  checker: ts.TypeChecker,
): TypeDifference[] {
  const { kind, place } = difference;
  const [first] = place;
  const isGroup =
    first !== undefined && "property" in first && first.property === "params" && place.length < 3;
  if (!isGroup || !/^(required-)?property-(added|removed)$/.test(kind)) return [difference];
  const isRemoved = kind === "property-removed";
  return listParameters(isRemoved ? init : newInit, place, 3, checker).map(({ steps, isRequired }) => ({
    ...difference,
    kind: isRemoved ? kind : isRequired ? "required-property-added" : "property-added",
    isBreaking: isRemoved || isRequired,
    place: steps,
    owner: undefined,
  }));
}

interface Parameter {
  readonly steps: readonly PlaceStep[];
  readonly isRequired: boolean;
}

function listParameters(
  init: ts.Type,
  place: readonly PlaceStep[],
  depth: number,
  checker: ts.TypeChecker,
): Parameter[] {
  const type = place.reduce<ts.Type | undefined>((found, step) => propertyType(found, step, checker), init);
  if (type === undefined) return [];
  return checker.getPropertiesOfType(type).flatMap((property) => {
    const steps = [...place, { property: property.name }];
    return steps.length === depth
      ? [{ steps, isRequired: !isOptional(property) }]
      : listParameters(init, steps, depth, checker);
  });
}

function propertyType(
  type: ts.Type | undefined,
  step: PlaceStep,
  checker: ts.TypeChecker,
): ts.Type | undefined {
  if (type === undefined || !("property" in step)) return undefined;
  const property = checker.getPropertyOfType(type, step.property);
  return property === undefined ? undefined : checker.getNonNullableType(checker.getTypeOfSymbol(property));
}
