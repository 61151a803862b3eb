import ts from "typescript-5";
import type { TypeComparison } from "./compare-type.ts";
import type { TypeChange } from "./type-change.ts";

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
  checker: ts.TypeChecker,
  comparison: TypeComparison,
): TypeChange[] {
  const [before, after] = [answersOf(old, checker), answersOf(current, checker)];
  return [
    ...compareStatuses(operation, before, after),
    ...compareErrors(operation, before, after),
    ...compareBodies(operation, before, after, comparison),
  ];
}

function answersOf(result: ts.Type, checker: ts.TypeChecker): Answer[] {
  return (result.isUnion() ? result.types : [result]).flatMap((member) => {
    const [ok, status] = ["ok", "status"].map((name) => propertyType(member, name, checker));
    if (ok === undefined || status === undefined) return [];
    const isOk = checker.typeToString(ok) === "true";
    const body = propertyType(member, isOk ? "data" : "error", checker);
    const statuses = (status.isUnion() ? status.types : [status]).map((type) => checker.typeToString(type));
    return body === undefined ? [] : [{ isOk, statuses, body }];
  });
}

function propertyType(type: ts.Type, name: string, checker: ts.TypeChecker): ts.Type | undefined {
  const property = checker.getPropertyOfType(type, name);
  return property === undefined ? undefined : checker.getTypeOfSymbol(property);
}

/** Another success status is one that code asks for, or that it takes for an error. A range that became exact is neither. */
function compareStatuses(
  operation: string,
  old: readonly Answer[],
  current: readonly Answer[],
): TypeChange[] {
  const [before, after] = [old, current].map(
    (answers) => new Set(answers.filter(({ isOk }) => isOk).flatMap(({ statuses }) => statuses)),
  );
  if (before === undefined || after === undefined) return [];
  const stated = old
    .filter(({ isOk }) => isOk)
    .flatMap(({ statuses }) => (statuses.length === 1 ? statuses : []));
  const removed = stated.filter((status) => !after.has(status));
  const added = [...after].filter((status) => !before.has(status));
  if (removed.length > 0 || added.length > 0)
    return [
      {
        about: "status",
        operation,
        isBreaking: true,
        isError: false,
        removed,
        added: added.length > 10 ? ["2XX"] : added,
      },
    ];
  if (before.size === after.size) return [];
  return [{ about: "status", operation, isBreaking: false, isError: false, removed: [], added: [...after] }];
}

/** Errors whose body got a type, or lost it. */
function compareErrors(operation: string, old: readonly Answer[], current: readonly Answer[]): TypeChange[] {
  const typed = (answers: readonly Answer[]): string[] =>
    answers
      .filter(
        ({ isOk, body, statuses }) => !isOk && statuses.length === 1 && !(body.flags & ts.TypeFlags.Unknown),
      )
      .flatMap(({ statuses }) => statuses);
  const [before, after] = [typed(old), typed(current)];
  const removed = before.filter((status) => bodyOf(current, status)?.flags === ts.TypeFlags.Unknown);
  const added = after.filter((status) => bodyOf(old, status)?.flags === ts.TypeFlags.Unknown);
  if (removed.length === 0 && added.length === 0) return [];
  return [{ about: "status", operation, isBreaking: removed.length > 0, isError: true, removed, added }];
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
  const changes: TypeChange[] = [];
  for (const { isOk, statuses, body } of old) {
    for (const status of statuses) {
      const matching = bodyOf(current, status, isOk) ?? (isOk ? onlyBody(current) : undefined);
      if (matching === undefined || seen.get(body)?.has(matching) === true) continue;
      seen.set(body, (seen.get(body) ?? new Set()).add(matching));
      // An error that got or lost its type was reported as that.
      if (!isOk && (body.flags | matching.flags) & ts.TypeFlags.Unknown) continue;
      // Nobody reads what was not there.
      if (body.flags & ts.TypeFlags.Undefined) continue;
      const differences = comparison.compare(body, matching, "response");
      changes.push(
        ...differences.map((difference): TypeChange => ({
          about: "value",
          side: "response",
          operations: [operation],
          status: isOk ? undefined : status,
          difference,
        })),
      );
    }
  }
  return changes;
}

/** Where the status changed, the body of the new one replaces that of the old one. */
function onlyBody(answers: readonly Answer[]): ts.Type | undefined {
  const bodies = answers.filter(({ isOk }) => isOk);
  return bodies.length === 1 ? bodies[0]?.body : undefined;
}
