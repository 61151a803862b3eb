import type ts from "typescript-5";
import { isParameterGroup, type PlaceStep, type TypeDifference } from "./type-change.ts";
import { isOptional, propertyType } from "./type-facts.ts";

/** Reports the parameters of an added or removed group separately, because users do not know the group. */
export function nameParameters(
  difference: TypeDifference,
  init: ts.Type,
  newInit: ts.Type,
  checker: ts.TypeChecker,
): TypeDifference[] {
  const { kind, place } = difference;
  if (!isParameterGroup(place) || !/^(required-)?property-(added|removed)$/.test(kind)) return [difference];
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
  const type = place.reduce<ts.Type | undefined>((found, step) => {
    const inner = found && "property" in step ? propertyType(found, step.property, checker) : undefined;
    return inner && checker.getNonNullableType(inner);
  }, init);
  if (type === undefined) return [];
  return checker.getPropertiesOfType(type).flatMap((property) => {
    const steps = [...place, { property: property.name }];
    return steps.length === depth
      ? [{ steps, isRequired: !isOptional(property) }]
      : listParameters(init, steps, depth, checker);
  });
}
