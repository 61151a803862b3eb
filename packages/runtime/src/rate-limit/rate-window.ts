/** So many requests in so much time. */
export interface RateWindow {
  readonly name: string;
  /** Number of requests that the window allows; left out when only responses tell. */
  readonly requests?: number;
  readonly windowMs: number;
  /** `wait`: calls wait until the window opens again. `fail`: they fail at once, because that takes too long. */
  readonly exhausted: "wait" | "fail";
  /** Headers of an answer that tell where the window stands; in lower case they are found fastest. */
  readonly headers?: {
    readonly limit?: string;
    readonly remaining?: string;
    /** Length of the window in milliseconds. */
    readonly windowMs?: string;
  };
}
