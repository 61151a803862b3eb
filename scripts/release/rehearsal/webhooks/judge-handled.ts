export interface Outcome {
  /** Ids of the valid events. */
  readonly valid: readonly string[];
  /** Ids of all events that were handled, one for each time. */
  readonly handled: readonly string[];
  /** Ids of the events that may be handled several times. */
  readonly repeatable: ReadonlySet<string>;
}

/** Gives how many events were handled, and throws when one was lost, forged, or handled twice without a reason. */
export function judgeHandled({ valid, handled, repeatable }: Outcome): string {
  const times = (id: string): number => handled.filter((each) => each === id).length;
  const lost = valid.filter((id) => times(id) === 0);
  const repeated = valid.filter((id) => times(id) > 1);
  const problems = [
    ...lost.map((id) => `event ${id} was lost`),
    ...repeated.filter((id) => !repeatable.has(id)).map((id) => `event ${id} was handled ${times(id)} times`),
    ...handled.filter((id) => !valid.includes(id)).map((id) => `event ${id} is forged and was handled`),
  ];
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return `${valid.length}, of them ${repeated.length} more than once`;
}
