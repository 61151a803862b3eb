import type { Fetch } from "../client/options.js";

/** The platform's `fetch`, looked up at each call because instrumentation or a test may replace it. */
export const platformFetch: Fetch = (url, init) => fetch(url, init);

/** A request that is ready for the wire. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: BodyInit | null;
}
