import type { AnswerHead } from "./answer-head.js";
import type { CallContext } from "./call-context.js";
import type { Credential } from "./credentials.js";
import { tell } from "./hooks.js";
import type { Permit } from "./rate-budget.js";
import { createRedactor, redactError } from "./redact.js";
import { redactHeaders } from "./redact-headers.js";
import { sendAttempt, type WireAnswer, type WireRequest } from "./send-attempt.js";

/**
 * One attempt with all that belongs to it: the credential, leave to send, the hooks. What goes wrong before anything
 * is sent is thrown, and so is the caller's reason; what goes wrong afterwards is given as an error.
 */
export async function sendOnce(
  context: CallContext,
  request: WireRequest,
  replacement: Credential | undefined,
): Promise<WireAnswer | { readonly error: unknown }> {
  const { settings, call, facts, progress, signal } = context;
  const { provider, credentials, rateBudget } = settings;
  const { onRequest, onResponse } = settings.hooks;
  // That an earlier attempt was answered says nothing of this one.
  if (progress.sent === "yes") progress.sent = "maybe";
  // What is there at once is not waited for, here and below: a wait for nothing costs as much as one.
  const found = replacement ?? credentials.read(call, facts.security ?? provider.security, signal);
  const credential = found instanceof Promise ? await found : found;
  signal?.throwIfAborted();
  // Not before the token is there: the token function may itself call by this client, and would wait for this place.
  let permit: Permit;
  try {
    const leave = rateBudget.acquire(call, signal);
    permit = "settle" in leave ? leave : await leave;
  } catch (error) {
    // A budget of the caller's own may tell of the abort in words of its own.
    signal?.throwIfAborted();
    throw error;
  }
  const settle = (head?: AnswerHead): unknown => permit.settle(head);

  const attempt = (progress.attempts += 1);
  if (onRequest !== undefined) {
    tell(onRequest, { ...call, attempt, headers: redactHeaders(request.headers, credential) });
  }
  const started = onResponse && performance.now();
  try {
    const answer = await sendAttempt(context, request, credential, (head) => tell(settle, head));
    if (onResponse !== undefined) {
      const { status, rateLimit } = answer.head;
      const durationMs = performance.now() - (started ?? 0);
      tell(onResponse, { ...call, attempt, status, durationMs, rateLimit });
    }
    return answer;
  } catch (error) {
    if (progress.sent === "no") tell(() => permit.release(), undefined);
    else if (progress.sent === "maybe") tell(settle, undefined);
    signal?.throwIfAborted();
    if (credential !== undefined) redactError(error, createRedactor(credential.token));
    return { error };
  }
}
