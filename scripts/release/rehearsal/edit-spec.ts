import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import { METHODS } from "../../generator/document.ts";

/** Says an operation's summary in other words: users read it, nothing that they wrote has to change. */
export function rewordSummary(spec: string): string {
  const document = parseDocument(spec);
  const [first] = listOperationNodes(document.get("paths"));
  if (first === undefined) throw new Error("the spec has no operation");
  const summary = first.get("summary");
  if (typeof summary !== "string") throw new Error("the first operation has no summary");
  first.set("summary", `${summary}, as rehearsed`);
  return document.toString({ lineWidth: 0 });
}

/** Makes an optional query parameter required: what users wrote no longer compiles. */
export function requireParameter(spec: string): string {
  const document = parseDocument(spec);
  for (const operation of listOperationNodes(document.get("paths"))) {
    const parameters = operation.get("parameters");
    if (!isSeq(parameters)) continue;
    // Paging parameters stay optional: the first page has no cursor.
    const paging = JSON.stringify(operation.get("x-pagination") ?? "");
    const chosen = parameters.items.find(
      (parameter) =>
        isMap(parameter) &&
        isOptionalQuery(parameter) &&
        !paging.includes(`"${String(parameter.get("name"))}"`),
    );
    if (!isMap(chosen)) continue;
    chosen.set("required", true);
    return document.toString({ lineWidth: 0 });
  }
  throw new NothingToRequireError("the spec has no optional query parameter");
}

function isOptionalQuery(parameter: YAMLMap): boolean {
  return (
    parameter.get("in") === "query" && !parameter.get("required") && !parameter.hasIn(["schema", "default"])
  );
}

/** The spec has nothing optional that could become required. */
export class NothingToRequireError extends Error {
  override readonly name: string = "NothingToRequireError";
}

function listOperationNodes(paths: unknown): YAMLMap[] {
  if (!isMap(paths)) return [];
  return paths.items.flatMap(({ value: item }) =>
    isMap(item)
      ? item.items.flatMap(({ key, value }) =>
          isScalar(key) && METHODS.some((method) => method === key.value) && isMap(value) ? [value] : [],
        )
      : [],
  );
}
