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

/** A response and its body. */
export interface WireAnswer {
  readonly head: AnswerHead;
  readonly response: Response;
  /** Credential of the request. */
  readonly credential: Credential | undefined;
  readonly body: unknown;
  /** True if the body is ready for the caller, and not text that is still to be parsed. */
  readonly isFinal: boolean;
}
