import type { AnswerHead } from "./answer-head.js";
import type { CallContext } from "./call-context.js";
import type { Credential } from "./credentials.js";
import { tell } from "./hooks.js";
import type { Permit } from "./rate-budget.js";
import { createRedactor, redactError } from "./redact.js";
import { redactHeaders } from "./redact-headers.js";
import { sendAttempt, type WireAnswer, type WireRequest } from "./send-attempt.js";

/** An answer, and the credential that it was asked for with. */
export interface Answered extends WireAnswer {
  readonly credential: Credential | undefined;
}

/**
 * One attempt with all that belongs to it: the credential, leave to send, the hooks. What goes wrong before anything
 * is sent is thrown, and so is the caller's reason; what goes wrong afterwards is given as an error.
 */
export async function sendOnce(
  context: CallContext,
  request: WireRequest,
  replacement: Credential | undefined,
): Promise<Answered | { readonly error: unknown }> {
  const { settings, call, facts, progress, signal } = context;
  const { hooks, provider, credentials, rateBudget } = settings;
  // That an earlier attempt was answered says nothing of this one.
  if (progress.sent === "yes") progress.sent = "maybe";
  const credential =
    replacement ?? (await credentials.read(call, facts.security ?? provider.security, signal));
  signal?.throwIfAborted();
  // Not before the token is there: the token function may itself call by this client, and would wait for this place.
  let permit: Permit;
  try {
    permit = await rateBudget.acquire(call, signal);
  } catch (error) {
    // A budget of the caller's own may tell of the abort in words of its own.
    signal?.throwIfAborted();
    throw error;
  }
  const settle = (head?: AnswerHead): unknown => permit.settle(head);

  const attempt = (progress.attempts += 1);
  if (hooks.onRequest !== undefined) {
    tell(hooks.onRequest, { ...call, attempt, headers: redactHeaders(request.headers, credential) });
  }
  // Last, so that no other header can take the place of the credential by accident.
  if (credential !== undefined) request.headers[credential.header] = credential.value;
  const started = performance.now();
  try {
    const answer = await sendAttempt(context, request, (head) => tell(settle, head));
    if (hooks.onResponse !== undefined) {
      const { status, rateLimit } = answer.head;
      tell(hooks.onResponse, {
        ...call,
        attempt,
        status,
        durationMs: performance.now() - started,
        rateLimit,
      });
    }
    return { ...answer, credential };
  } catch (error) {
    if (progress.sent === "no") tell(() => permit.release(), undefined);
    else if (progress.sent === "maybe") tell(settle, undefined);
    signal?.throwIfAborted();
    if (credential !== undefined) redactError(error, createRedactor(credential.token));
    return { error };
  }
}
