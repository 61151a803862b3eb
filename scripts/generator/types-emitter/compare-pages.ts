import type ts from "typescript";
import type { TypeComparison } from "./compare-type.ts";
import { type TypeChange, within } from "./type-change.ts";

/** Compares what the iterators of lists give. What they take, and whole pages, are compared with the operations. */
export function comparePages(
  old: ts.Type,
  current: ts.Type,
  checker: ts.TypeChecker,
  comparison: TypeComparison,
): TypeChange[] {
  const [lists, newLists] = [old, current].map(
    (pages) =>
      new Map(checker.getPropertiesOfType(pages).map((list) => [list.name, checker.getTypeOfSymbol(list)])),
  );
  const added = [...(newLists ?? [])].filter(([path]) => lists?.has(path) !== true);
  return [
    ...[...(lists ?? [])].flatMap(([path, list]): TypeChange[] => {
      const operation = `GET ${path}`;
      const other = newLists?.get(path);
      if (other === undefined) return [{ about: "pages-removed", operation }];
      const [item, newItem] = [list, other].map((type) => itemOf(type, checker));
      if (item === undefined || newItem === undefined) return [];
      return comparison.compare(item, newItem, "response").map((difference) => ({
        about: "value",
        side: "response",
        operations: [operation],
        status: undefined,
        difference: within({ items: "page" }, difference),
      }));
    }),
    ...added.map(([path]): TypeChange => ({ about: "pages-added", operation: `GET ${path}` })),
  ];
}

function itemOf(list: ts.Type, checker: ts.TypeChecker): ts.Type | undefined {
  const item = checker.getPropertyOfType(list, "item");
  return item === undefined ? undefined : checker.getTypeOfSymbol(item);
}
