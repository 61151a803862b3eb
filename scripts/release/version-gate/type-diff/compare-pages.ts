import type ts from "typescript-5";
import { type Call, readCalls } from "./compare-calls.ts";
import type { TypeComparison } from "./compare-type.ts";
import { type TypeChange, valueChange, within } from "./type-change.ts";
import { exportedType, propertyType, propertyTypes } from "./type-facts.ts";
import type { Exports } from "./type-program.ts";

/** Compares what the iterators of lists give. What they take, and whole pages, are compared with the operations. */
export function comparePages(old: Exports, current: Exports, comparison: TypeComparison): TypeChange[] {
  const lists = readLists(old, comparison.checker);
  const newLists = readLists(current, comparison.checker);
  const added = [...newLists.keys()].filter((operation) => !lists.has(operation));
  return [
    ...[...lists].flatMap(([operation, item]): TypeChange[] => {
      const newItem = newLists.get(operation);
      if (newItem === undefined) return [{ about: "pages-removed", operation }];
      return comparison
        .compare(item, newItem, "response")
        .map((difference) => valueChange("response", within({ items: "page" }, difference), operation));
    }),
    ...added.map((operation): TypeChange => ({ about: "pages-added", operation })),
  ];
}

/** The type of the items of each list, by the operation that reads it. */
function readLists(exports: Exports, checker: ts.TypeChecker): ReadonlyMap<string, ts.Type> {
  const calls = readCalls(exports, checker);
  const lists = propertyTypes(exportedType(exports, "Pages", checker), checker);
  const items = [...lists].flatMap(([path, list]): [string, ts.Type][] => {
    const [init, item] = ["init", "item"].map((name) => propertyType(list, name, checker));
    return item === undefined ? [] : [[nameOperation(path, init, calls), item]];
  });
  return new Map(items);
}

/** Pages are found by path alone; of two operations there, it is the one that takes the same. */
function nameOperation(path: string, init: ts.Type | undefined, calls: ReadonlyMap<string, Call>): string {
  const posted = `POST ${path}`;
  const isPosted = init?.symbol !== undefined && calls.get(posted)?.init.symbol === init.symbol;
  return isPosted ? posted : `GET ${path}`;
}
