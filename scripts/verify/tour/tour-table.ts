import type { Operation } from "../../generator/list-operations.ts";
import type { TourStep } from "./run-tour.ts";

/** Writes a table whose rows appear while the tour is made; the widths are known from the plan. */
export interface TourTable {
  head(): string[];
  row(id: string, step: TourStep): string;
}

export function createTourTable(
  plan: readonly { readonly id: string; readonly operations: readonly Operation[] }[],
): TourTable {
  const operations = plan.flatMap((provider) => provider.operations);
  const widths = [
    Math.max(8, ...plan.map(({ id }) => id.length)),
    Math.max(6, ...operations.map(({ method }) => method.length)),
    Math.max(4, ...operations.map(({ path }) => path.length)),
    6,
    5,
  ];
  const line = ([
    provider = "",
    method = "",
    path = "",
    status = "",
    ms = "",
    note = "",
  ]: string[]): string => {
    const [providerWidth = 0, methodWidth = 0, pathWidth = 0, statusWidth = 0, msWidth = 0] = widths;
    const cells = [
      provider.padEnd(providerWidth),
      method.padEnd(methodWidth),
      path.padEnd(pathWidth),
      status.padStart(statusWidth),
      ms.padStart(msWidth),
      note,
    ];
    return cells.join("  ").trimEnd();
  };
  return {
    head: () => [
      line(["provider", "method", "path", "status", "ms"]),
      widths.map((width) => "─".repeat(width)).join("  "),
    ],
    row: (id, { operation, status, ms, note }) =>
      line([
        id,
        operation.method,
        operation.path,
        String(status ?? "–"),
        status === undefined ? "" : ms.toFixed(1),
        note,
      ]),
  };
}
