import type ts from "typescript-5";
import { type Call, readCalls } from "./compare-calls.ts";
import type { TypeComparison } from "./compare-type.ts";
import { type TypeChange, within } from "./type-change.ts";
import type { Exports } from "./type-program.ts";

/** Compares what the iterators of lists give. What they take, and whole pages, are compared with the operations. */
export function comparePages(
  old: Exports,
  current: Exports,
  checker: ts.TypeChecker,
  comparison: TypeComparison,
): TypeChange[] {
  const [lists, newLists] = [readLists(old, checker), readLists(current, checker)];
  const added = [...newLists.keys()].filter((operation) => !lists.has(operation));
  return [
    ...[...lists].flatMap(([operation, item]): TypeChange[] => {
      const newItem = newLists.get(operation);
      if (newItem === undefined) return [{ about: "pages-removed", operation }];
      return comparison.compare(item, newItem, "response").map((difference) => ({
        about: "value",
        side: "response",
        operations: [operation],
        status: undefined,
        difference: within({ items: "page" }, difference),
      }));
    }),
    ...added.map((operation): TypeChange => ({ about: "pages-added", operation })),
  ];
}

/** The type of the items of each list, by the operation that reads it. */
function readLists(exports: Exports, checker: ts.TypeChecker): ReadonlyMap<string, ts.Type> {
  const table = exports.get("Pages");
  if (table === undefined) return new Map();
  const calls = readCalls(exports, checker);
  const lists = checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(table))
    .flatMap((list): [string, ts.Type][] => {
      const [init, item] = ["init", "item"].map((name) => {
        const property = checker.getPropertyOfType(checker.getTypeOfSymbol(list), name);
        return property && checker.getTypeOfSymbol(property);
      });
      return item === undefined ? [] : [[nameOperation(list.name, init, calls), item]];
    });
  return new Map(lists);
}

/** Pages are found by path alone; of two operations there, it is the one that takes the same. */
function nameOperation(path: string, init: ts.Type | undefined, calls: ReadonlyMap<string, Call>): string {
  const posted = `POST ${path}`;
  const isPosted = init?.symbol !== undefined && calls.get(posted)?.init.symbol === init.symbol;
  return isPosted ? posted : `GET ${path}`;
}
