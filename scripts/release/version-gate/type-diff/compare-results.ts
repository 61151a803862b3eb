import ts from "typescript-5";
import type { TypeComparison } from "./compare-type.ts";
import { type TypeChange, valueChange } from "./type-change.ts";
import { propertyType, unionOf } from "./type-facts.ts";

/** Answers that have the same body: the members of an operation's result. */
interface Answer {
  readonly isOk: boolean;
  readonly statuses: readonly string[];
  readonly body: ts.Type;
}

/** Compares the responses of an operation, status by status. */
export function compareResults(
  operation: string,
  old: ts.Type,
  current: ts.Type,
  comparison: TypeComparison,
): TypeChange[] {
  const before = answersOf(old, comparison.checker);
  const after = answersOf(current, comparison.checker);
  return [
    ...compareStatuses(operation, before, after),
    ...compareErrors(operation, before, after),
    ...compareBodies(operation, before, after, comparison),
  ];
}

function answersOf(result: ts.Type, checker: ts.TypeChecker): Answer[] {
  return unionOf(result).flatMap((member) => {
    const [ok, status] = ["ok", "status"].map((name) => propertyType(member, name, checker));
    if (ok === undefined || status === undefined) return [];
    const isOk = checker.typeToString(ok) === "true";
    const body = propertyType(member, isOk ? "data" : "error", checker);
    const statuses = unionOf(status).map((type) => checker.typeToString(type));
    return body === undefined ? [] : [{ isOk, statuses, body }];
  });
}

/** Another success status is one that code asks for, or that it takes for an error. A range that became exact is neither. */
function compareStatuses(
  operation: string,
  old: readonly Answer[],
  current: readonly Answer[],
): TypeChange[] {
  const [successes, others] = [old.filter(({ isOk }) => isOk), current.filter(({ isOk }) => isOk)];
  const before = new Set(successes.flatMap(({ statuses }) => statuses));
  const after = new Set(others.flatMap(({ statuses }) => statuses));
  const stated = successes.flatMap(({ statuses }) => (statuses.length === 1 ? statuses : []));
  const removed = stated.filter((status) => !after.has(status));
  const added = [...after].filter((status) => !before.has(status));
  const isBreaking = removed.length > 0 || added.length > 0;
  if (!isBreaking && before.size === after.size) return [];
  const shown = isBreaking ? (added.length > 10 ? ["2XX"] : added) : [...after];
  return [{ about: "status", operation, isBreaking, isError: false, removed, added: shown }];
}

/** Errors whose body got a type, or lost it. */
function compareErrors(operation: string, old: readonly Answer[], current: readonly Answer[]): TypeChange[] {
  const removed = listTyped(old).filter((status) => isUnknown(bodyOf(current, status)));
  const added = listTyped(current).filter((status) => isUnknown(bodyOf(old, status)));
  if (removed.length === 0 && added.length === 0) return [];
  return [{ about: "status", operation, isBreaking: removed.length > 0, isError: true, removed, added }];
}

function listTyped(answers: readonly Answer[]): string[] {
  return answers.flatMap(({ isOk, body, statuses }) =>
    !isOk && statuses.length === 1 && !isUnknown(body) ? statuses : [],
  );
}

function isUnknown(body: ts.Type | undefined): boolean {
  return body !== undefined && (body.flags & ts.TypeFlags.Unknown) !== 0;
}

function bodyOf(answers: readonly Answer[], status: string, isOk = false): ts.Type | undefined {
  return answers.find((answer) => answer.isOk === isOk && answer.statuses.includes(status))?.body;
}

function compareBodies(
  operation: string,
  old: readonly Answer[],
  current: readonly Answer[],
  comparison: TypeComparison,
): TypeChange[] {
  const seen = new Map<ts.Type, Set<ts.Type>>();
  const statuses = old.flatMap((answer) => answer.statuses.map((status) => ({ ...answer, status })));
  return statuses.flatMap(({ isOk, status, body }): TypeChange[] => {
    const matching = bodyOf(current, status, isOk) ?? (isOk ? onlyBody(current) : undefined);
    if (matching === undefined || seen.get(body)?.has(matching) === true) return [];
    seen.set(body, (seen.get(body) ?? new Set()).add(matching));
    // An error that got or lost its type was reported as that.
    if (!isOk && (isUnknown(body) || isUnknown(matching))) return [];
    // Nobody reads what was not there.
    if (body.flags & ts.TypeFlags.Undefined) return [];
    return comparison
      .compare(body, matching, "response")
      .map((difference) => valueChange("response", difference, operation, isOk ? undefined : status));
  });
}

/** Where the status changed, the body of the new one replaces that of the old one. */
function onlyBody(answers: readonly Answer[]): ts.Type | undefined {
  const [only, ...others] = answers.filter(({ isOk }) => isOk);
  return others.length === 0 ? only?.body : undefined;
}
