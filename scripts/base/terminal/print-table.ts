import { toPlainLine } from "./plain-line.ts";

/** Prints rows in columns; numbers are aligned to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  for (const line of formatTable(head, rows)) console.log(toPlainLine(line));
}

/** The lines of a table. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => String(row[column] ?? "").length)),
  );
  const isNumeric = head.map((_, column) =>
    rows.every((row) => typeof row[column] === "number" || row[column] === ""),
  );
  const format = (row: readonly (string | number)[]): string =>
    row
      .map((cell, column) =>
        isNumeric[column]
          ? String(cell).padStart(widths[column] ?? 0)
          : String(cell).padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [format(head), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(format)];
}
