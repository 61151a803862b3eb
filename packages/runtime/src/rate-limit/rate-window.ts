/** So many requests in so much time. */
export interface RateWindow {
  readonly name: string;
  /** How many requests the window has; left out when only the answers tell. */
  readonly requests?: number;
  readonly windowMs: number;
  /** Whether calls wait for the window to open again, or fail at once because that takes too long. */
  readonly exhausted: "wait" | "fail";
  /** Headers of an answer that tell where the window stands; in lower case they are found fastest. */
  readonly headers?: {
    readonly limit?: string;
    readonly remaining?: string;
    /** Length of the window in milliseconds. */
    readonly windowMs?: string;
  };
}
