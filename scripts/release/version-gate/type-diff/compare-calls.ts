import type ts from "typescript-5";
import { nameParameters } from "./compare-parameters.ts";
import { compareResults } from "./compare-results.ts";
import type { TypeComparison } from "./compare-type.ts";
import type { TypeChange } from "./type-change.ts";
import type { Exports } from "./type-program.ts";

export interface Call {
  readonly init: ts.Type;
  readonly result: ts.Type;
}

/** The table of all operations, `POST /tickets` → init and result. */
export function readCalls(exports: Exports, checker: ts.TypeChecker): ReadonlyMap<string, Call> {
  const table = exports.get("Calls");
  if (table === undefined) return new Map();
  const typeOf = (property: ts.Symbol): ts.Type => checker.getTypeOfSymbol(property);
  const calls = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(table)).flatMap((method) =>
    checker.getPropertiesOfType(typeOf(method)).flatMap((path): [string, Call][] => {
      const [init, result] = ["init", "result"].map((name) => checker.getPropertyOfType(typeOf(path), name));
      if (init === undefined || result === undefined) return [];
      return [[`${method.name} ${path.name}`, { init: typeOf(init), result: typeOf(result) }]];
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
  checker: ts.TypeChecker,
  comparison: TypeComparison,
): TypeChange[] {
  const added = new Map([...current].filter(([name]) => !old.has(name)));
  const changes: TypeChange[] = [];
  for (const [operation, call] of old) {
    const same = current.get(operation);
    const moved =
      same === undefined
        ? [...added].find(([, { init }]) => init.symbol?.name === call.init.symbol?.name)
        : undefined;
    if (moved !== undefined) {
      added.delete(moved[0]);
      changes.push({ about: "operation-moved", operation, to: moved[0] });
    }
    const match = same ?? moved?.[1];
    if (match === undefined) {
      changes.push({ about: "operation-removed", operation });
      continue;
    }
    const differences = comparison
      .compare(call.init, match.init, "request")
      .flatMap((difference) => nameParameters(difference, call.init, match.init, checker));
    changes.push(
      ...differences.map((difference): TypeChange => ({
        about: "value",
        side: "request",
        operations: [operation],
        status: undefined,
        difference,
      })),
      ...compareResults(operation, call.result, match.result, checker, comparison),
    );
  }
  return [
    ...changes,
    ...[...added.keys()].map((operation): TypeChange => ({ about: "operation-added", operation })),
  ];
}
