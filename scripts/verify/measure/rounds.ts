import { UsageError } from "../../base/terminal/run-command-line.ts";

/** With fewer rounds, the medians differ too much from run to run. */
export const LEAST_ROUNDS = 15;

/** Reads the option `--rounds`. */
export function readRounds(digits = String(LEAST_ROUNDS)): number {
  const rounds = Number(digits);
  if (Number.isInteger(rounds) && rounds >= LEAST_ROUNDS) return rounds;
  throw new UsageError(`--rounds must be a whole number of at least ${LEAST_ROUNDS}`);
}
