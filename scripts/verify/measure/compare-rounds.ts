import { median } from "./median.ts";

/** Comparison with a control that was measured in the same rounds. */
export interface Comparison {
  /** Median of the ratios of the single rounds. */
  readonly ratio: number;
  /** First and third quartile of the ratios: how far a round can be trusted. */
  readonly spread: readonly [number, number];
}

/** Compares round by round, so that only what happens within a round can blur the result. */
export function compareRounds(figures: readonly number[], control: readonly number[]): Comparison {
  const ratios = figures.flatMap((figure, round) => {
    const base = control[round];
    return base === undefined ? [] : [figure / base];
  });
  const sorted = ratios.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return {
    ratio: median(ratios),
    spread: [median(sorted.slice(0, half + 1)), median(sorted.slice(-half - 1))],
  };
}
