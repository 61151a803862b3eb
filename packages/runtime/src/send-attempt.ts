import { ConnectionError } from "./errors/connection-error.js";
import type { CallName, Sent } from "./errors/runtime-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import type { Fetch } from "./options.js";
import { untilAborted } from "./until-aborted.js";

/** A request that is ready for the wire. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

/** What came back, read to its last byte. */
export interface WireAnswer {
  readonly response: Response;
  readonly text: string;
}

/** What ends an attempt before its answer is complete. */
export interface AttemptLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends a request once. The time-out and the caller's signal hold until the last byte of the body; the caller's reason
 * is thrown as it is, and its signal keeps no listener. Throws `TimeoutError` or `ConnectionError` besides.
 */
export async function sendAttempt(
  fetch: Fetch,
  call: CallName,
  { url, method, headers, body }: WireRequest,
  { timeoutMs, signal }: AttemptLimits,
): Promise<WireAnswer> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = setTimeout(abort, timeoutMs);
  signal?.addEventListener("abort", abort);
  let sent: Sent = "maybe";
  const exchange = async (): Promise<WireAnswer> => {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      // A redirect is an answer like any other: followed, it could carry body and credential elsewhere.
      redirect: "manual",
      signal: controller.signal,
    });
    sent = "yes";
    return { response, text: await response.text() };
  };
  try {
    return await untilAborted(exchange(), controller.signal);
  } catch (cause) {
    signal?.throwIfAborted();
    if (controller.signal.aborted) throw new TimeoutError(call, timeoutMs, sent);
    throw new ConnectionError(call, sent === "maybe" && neverConnected(cause) ? "no" : sent, cause);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** Codes with which platforms say that there was no connection. */
const NEVER_CONNECTED = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

/** Whether the platform tells that there was no connection; not every platform does. */
function neverConnected(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && "code" in cause && NEVER_CONNECTED.test(String(cause.code));
}
