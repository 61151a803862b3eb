import type ts from "typescript-5";
import { nameParameters } from "./compare-parameters.ts";
import { compareResults } from "./compare-results.ts";
import type { TypeComparison } from "./compare-type.ts";
import { type TypeChange, valueChange } from "./type-change.ts";
import { exportedType, propertyType, propertyTypes } from "./type-facts.ts";
import type { Exports } from "./type-program.ts";

export interface Call {
  readonly init: ts.Type;
  readonly result: ts.Type;
}

/** The table of all operations, `POST /tickets` → init and result. */
export function readCalls(exports: Exports, checker: ts.TypeChecker): ReadonlyMap<string, Call> {
  const methods = propertyTypes(exportedType(exports, "Calls", checker), checker);
  const calls = [...methods].flatMap(([method, paths]) =>
    [...propertyTypes(paths, checker)].flatMap(([path, call]): [string, Call][] => {
      const [init, result] = ["init", "result"].map((name) => propertyType(call, name, checker));
      return init === undefined || result === undefined ? [] : [[`${method} ${path}`, { init, result }]];
    }),
  );
  return new Map(calls);
}

/** Names of the types of operations that only the first table has. */
export function namesOfOthers(
  calls: ReadonlyMap<string, Call>,
  others: ReadonlyMap<string, Call>,
): ReadonlySet<string> {
  return new Set([...calls].filter(([name]) => !others.has(name)).flatMap(([, call]) => callNames(call)));
}

function callNames({ init, result }: Call): string[] {
  return [init.symbol?.name, result.aliasSymbol?.name].filter((name) => name !== undefined);
}

export function compareCalls(
  old: ReadonlyMap<string, Call>,
  current: ReadonlyMap<string, Call>,
  comparison: TypeComparison,
): TypeChange[] {
  const added = new Map([...current].filter(([name]) => !old.has(name)));
  const changes = [...old].flatMap(([operation, call]): TypeChange[] => {
    const same = current.get(operation);
    if (same !== undefined) return compareCall(operation, call, same, comparison);
    const moved = [...added].find(([, { init }]) => init.symbol?.name === call.init.symbol?.name);
    if (moved === undefined) return [{ about: "operation-removed", operation }];
    const [to, match] = moved;
    added.delete(to);
    return [{ about: "operation-moved", operation, to }, ...compareCall(operation, call, match, comparison)];
  });
  return [
    ...changes,
    ...[...added.keys()].map((operation): TypeChange => ({ about: "operation-added", operation })),
  ];
}

function compareCall(operation: string, old: Call, current: Call, comparison: TypeComparison): TypeChange[] {
  const differences = comparison
    .compare(old.init, current.init, "request")
    .flatMap((difference) => nameParameters(difference, old.init, current.init, comparison.checker));
  return [
    ...differences.map((difference) => valueChange("request", difference, operation)),
    ...compareResults(operation, old.result, current.result, comparison),
  ];
}
