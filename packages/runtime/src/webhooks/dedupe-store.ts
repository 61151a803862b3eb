/** Remembers which events were handled. Several processes share one store, such as one in Redis or in a database. */
export interface DedupeStore {
  /**
   * Claims an event for `leaseMs` and returns `new`, unless it is claimed already, `running`, or was handled, `done`. Two
   * claims at the same time must not both be `new`: in Redis, `SET key running NX PX leaseMs`.
   */
  claim(id: string, leaseMs: number): Promise<Claim> | Claim;
  /** Remembers for `ttlMs` that an event was handled. */
  done(id: string, ttlMs: number): Promise<void> | void;
  /** Gives up a claim, so that the event can be delivered again. */
  release(id: string): Promise<void> | void;
}

export type Claim = "new" | "running" | "done";
