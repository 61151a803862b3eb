import type { AnswerHead } from "../response/answer-head.js";
import type { Fetch } from "../client/options.js";
import type { Credential } from "../credentials/token-source.js";

/** Looked up at each call, so that a `fetch` which is replaced later, by instrumentation or a test, is used. */
export const platformFetch: Fetch = (url, init) => fetch(url, init);

/** A request that is ready for the wire. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: BodyInit | null;
}

/** What came back, and what was made of the body. */
export interface WireAnswer {
  readonly head: AnswerHead;
  readonly response: Response;
  /** What it was asked for with. */
  readonly credential: Credential | undefined;
  readonly body: unknown;
  /** Whether the body is what the caller wants, and not text that is still to be understood. */
  readonly isFinal: boolean;
}
