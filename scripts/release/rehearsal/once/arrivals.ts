/** Counts the calls that arrived whole at a failing peer, by their ids. */
export class Arrivals {
  readonly #connections = new Map<string, number[]>();
  #lastConnection = 0;

  /** Numbers a new connection. */
  connect(): number {
    return (this.#lastConnection += 1);
  }

  /** Notes a call, and gives how often it has arrived by now. */
  note(id: string, connection: number): number {
    const connections = [...this.of(id), connection];
    this.#connections.set(id, connections);
    return connections.length;
  }

  /** The connections that a call arrived by, one for each time. */
  of(id: string): readonly number[] {
    return this.#connections.get(id) ?? [];
  }
}

/** The id of a call, which is the last part of its path; other requests have none. */
export function idOf(path: string): string | undefined {
  return /^\/calls\/([^/?]+)$/.exec(path)?.[1];
}
