import { runTour, type TourOptions } from "./run-tour.ts";
import { createTourTable } from "./tour-table.ts";

/** One provider of the tour. */
export interface Stop extends TourOptions {
  readonly id: string;
}

/** Makes the tour and prints a row as each answer arrives; gives the number of calls that failed. */
export async function printTour(stops: readonly Stop[], print: (line: string) => void): Promise<number> {
  const table = createTourTable(stops);
  print("");
  for (const line of table.head()) print(line);
  let [made, failed] = [0, 0];
  for (const stop of stops) {
    for await (const step of runTour(stop)) {
      print(table.row(stop.id, step));
      if (step.ms > 0) made += 1;
      if (!step.ok) failed += 1;
    }
  }
  print(`\n${made} calls to ${stops.length} providers, ${failed} failed`);
  return failed;
}
