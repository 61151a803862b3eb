/** Something to measure. */
export interface Subject {
  readonly name: string;
  /** Does the work once more and gives the figure. */
  readonly measure: () => number | Promise<number>;
}

/**
 * Measures everything in turn, `rounds` times, so that what slows the machine down for a while slows all of them. Each
 * round starts with another one, because the first one after a pause is at a disadvantage, and every other round goes
 * backwards, because each pays for the garbage that the one before it has left. Returns the figures by name; warm-up
 * rounds are not included.
 */
export async function interleave(
  subjects: readonly Subject[],
  rounds: number,
  warmUp = 0,
): Promise<Map<string, readonly number[]>> {
  const figures = new Map(subjects.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const first = round % subjects.length;
    const turns = [...subjects.slice(first), ...subjects.slice(0, first)];
    if (round % 2 === 1) turns.reverse();
    for (const { name, measure } of turns) figures.get(name)?.push(await measure());
  }
  return new Map([...figures].map(([name, all]) => [name, all.slice(warmUp)]));
}
