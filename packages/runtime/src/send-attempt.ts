import { ConnectionError } from "./errors/connection-error.js";
import type { CallName, Sent } from "./errors/runtime-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import type { Fetch } from "./options.js";

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

export interface AttemptLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends a request once. The time-out and the caller's signal hold until the last byte of the body; the caller's reason
 * is thrown as it is, and its signal keeps no listener.
 */
export async function sendAttempt(
  fetch: Fetch,
  call: CallName,
  request: WireRequest,
  { timeoutMs, signal }: AttemptLimits,
): Promise<WireAnswer> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  signal?.addEventListener("abort", abort, { once: true });
  let sent: Sent = "maybe";
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: "manual",
      signal: controller.signal,
    });
    sent = "yes";
    return { response, text: await response.text() };
  } catch (cause) {
    signal?.throwIfAborted();
    if (controller.signal.aborted) throw new TimeoutError(call, timeoutMs, sent);
    throw new ConnectionError(call, sent === "maybe" && neverConnected(cause) ? "no" : sent, cause);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** Whether the platform tells that there was no connection; not every platform does. */
function neverConnected(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error) || !("code" in cause)) return false;
  return ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "ConnectionRefused"].includes(
    String(cause.code),
  );
}
