import { formatTable } from "../../base/terminal/print-table.ts";
import { runTour, type TourOptions } from "./run-tour.ts";

/** One provider of the tour. */
export interface Stop extends TourOptions {
  readonly id: string;
}

const HEAD = ["provider", "method", "path", "status", "ms", ""];

/** Makes the tour and prints a row as each answer arrives; gives the number of calls that failed. */
export async function printTour(stops: readonly Stop[], print: (line: string) => void): Promise<number> {
  // Known from the plan, they set the widths before the first row.
  const planned = stops.flatMap(({ id, operations }) =>
    operations.map(({ method, path }) => [id, method, path, 200, 1000, ""]),
  );
  const [titles, rule] = formatTable(HEAD, planned);
  print(`\n${titles}\n${rule}`);
  let [made, failed] = [0, 0];
  for (const stop of stops) {
    for await (const { operation, status = "", ms, ok, note } of runTour(stop)) {
      const row = [stop.id, operation.method, operation.path, status, ms === 0 ? "" : Math.round(ms), note];
      print(formatTable(HEAD, [...planned, row]).at(-1) ?? "");
      if (ms > 0) made += 1;
      if (!ok) failed += 1;
    }
  }
  print(`\n${made} calls to ${stops.length} providers, ${failed} failed`);
  return failed;
}
