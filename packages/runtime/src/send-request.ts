import type { CallContext } from "./call-context.js";
import type { Credential } from "./credentials.js";
import { waitingSignal } from "./deadline.js";
import { tell, tellError } from "./hooks.js";
import { makeResult } from "./make-result.js";
import { prepareAttempt } from "./prepare-attempt.js";
import { redirectTarget } from "./redirect-target.js";
import type { AnyResult } from "./result.js";
import { didNotAct, retryDelayMs } from "./retry-policy.js";
import type { WireAnswer } from "./send-attempt.js";
import { sendOnce } from "./send-once.js";
import { wait } from "./wait.js";

const MOST_REDIRECTS = 5;

/**
 * Sends a request until there is an answer to give, and makes the result of it. The only place where anything is sent more
 * than once, and nothing is when the operation says `x-retry: never`: no repetition, no second credential, no redirect.
 * Ends the deadline, if there is one.
 */
export async function sendRequest(context: CallContext): Promise<AnyResult> {
  const { settings, call, isOnce, retries, progress } = context;
  let { request } = context;
  let replacement: Credential | undefined;
  let redirects = 0;
  try {
    for (;;) {
      const before = progress.sent;
      // That an earlier attempt was answered says nothing of this one.
      if (before === "yes") progress.sent = "maybe";
      const preparation = prepareAttempt(context, replacement);
      const attempt = await sendOnce(
        context,
        request,
        preparation instanceof Promise ? await preparation : preparation,
      );
      const isAnswer = "head" in attempt;
      if (isAnswer && (isOnce || attempt.response.ok)) return makeResult(context, attempt);
      let delayMs: number | undefined;
      if (isAnswer) {
        const target = redirects < MOST_REDIRECTS ? redirectTarget(request, attempt.response) : undefined;
        if (target !== undefined) {
          redirects += 1;
          request = { ...request, url: target };
          continue;
        }
        if (replacement === undefined) {
          replacement = await otherCredential(context, attempt);
          if (replacement !== undefined) delayMs = 0;
        }
      }
      const outcome = isAnswer ? attempt.head : attempt;
      // What was sent for another reason than a failure does not count.
      const tries = progress.attempts - redirects - (replacement === undefined ? 0 : 1);
      if (!isOnce) delayMs ??= retryDelayMs({ ...settings, retries }, call.method, tries, outcome);
      if (delayMs === undefined) {
        if (isAnswer) return makeResult(context, attempt);
        throw attempt.error;
      }
      if (delayMs === 0 || didNotAct(outcome)) progress.sent = before;
      if (settings.hooks.onRetry !== undefined) {
        const why = isAnswer ? { status: attempt.head.status } : { error: attempt.error };
        tell(settings.hooks.onRetry, { ...call, attempt: progress.attempts, delayMs, ...why });
      }
      if (delayMs > 0) await wait(delayMs, waitingSignal(context));
    }
  } catch (error) {
    // Here and not in another promise around this one: each costs.
    tellError(settings.hooks, call, progress, error);
    throw error;
  } finally {
    context.deadline?.end();
  }
}

/** What to try in place of a credential that was refused, if there is anything. */
async function otherCredential(
  context: CallContext,
  { head, credential }: WireAnswer,
): Promise<Credential | undefined> {
  if (head.status !== 401 || credential === undefined) return undefined;
  return context.settings.credentials.replace(context.call, credential, waitingSignal(context));
}
