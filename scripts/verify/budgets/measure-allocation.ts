import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Measurement } from "./budget-file.ts";

/** Nothing is collected, compiled or done on another thread while it is counted: the same bytes each time. */
export const ALLOCATION_FLAGS: readonly string[] = [
  "--expose-gc",
  "--max-semi-space-size=256",
  "--min-semi-space-size=256",
  "--single-threaded",
  "--no-opt",
  "--no-maglev",
  "--no-sparkplug",
];

/** Measures the bytes that a call allocates beyond bare fetch, with a fetch that responds at once and everything on. */
export async function measureAllocation(): Promise<Measurement> {
  const program = join(import.meta.dirname, "allocation-program.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [...ALLOCATION_FLAGS, program]);
  const { bare, ours }: { bare: number; ours: number } = JSON.parse(stdout);
  return {
    folder: "runtime",
    name: "bytes allocated per call beyond bare fetch",
    value: Math.round(ours - bare),
    parts: { "bare fetch": Math.round(bare) },
  };
}
