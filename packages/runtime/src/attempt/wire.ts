import type { Fetch } from "../client/options.js";

/** Looked up at each call, so that a `fetch` which is replaced later, by instrumentation or a test, is used. */
export const platformFetch: Fetch = (url, init) => fetch(url, init);

/** A request that is ready for the wire. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: BodyInit | null;
}
