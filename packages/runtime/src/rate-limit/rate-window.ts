/** A limit of requests per time. */
export interface RateWindow {
  readonly name: string;
  /** Number of requests that the window allows; left out when only responses say. */
  readonly requests?: number;
  readonly windowMs: number;
  /** `wait`: calls wait until the window opens again. `fail`: they fail at once, because that takes too long. */
  readonly exhausted: "wait" | "fail";
  /** Response headers with the state of the window; lower case is found fastest. */
  readonly headers?: {
    readonly limit?: string;
    readonly remaining?: string;
    /** Length of the window in milliseconds. */
    readonly windowMs?: string;
  };
}
