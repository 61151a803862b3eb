import type { CallContext } from "./call-context.js";
import type { Credential } from "../credentials/token-source.js";
import { throwIfOver, waitingSignal } from "./deadline.js";
import { hasMark } from "../errors/runtime-error.js";
import { tell, tellError } from "../client/hooks.js";
import { makeResult } from "../response/make-result.js";
import { type Preparation, prepareAttempt } from "./prepare-attempt.js";
import { redirectTarget } from "./redirect-target.js";
import type { AnyResult } from "../response/result.js";
import { didNotAct, retryDelayMs } from "./retry-policy.js";
import { type Attempt, makeAttempt } from "./make-attempt.js";
import { wait } from "./wait.js";

const MOST_REDIRECTS = 5;

/**
 * Sends a request until there is an answer to give, and makes the result of it. The only place where anything is sent more
 * than once. An operation marked `x-retry: never` has no retry, no second credential and no redirect.
 * Ends the deadline, if there is one.
 */
export async function sendRequest(context: CallContext): Promise<AnyResult> {
  const { settings, call, guard, progress } = context;
  let { request } = context;
  let replacement: Credential | undefined;
  let redirects = 0;
  let last: Attempt | undefined;
  try {
    for (;;) {
      const before = progress.sent;
      // A response to an earlier attempt says nothing about this one.
      if (before === "yes") progress.sent = "maybe";
      let preparation: Preparation;
      try {
        const prepared = prepareAttempt(context, replacement);
        preparation = prepared instanceof Promise ? await prepared : prepared;
      } catch (error) {
        // If there can be no other attempt, the outcome of the last one counts.
        if (last === undefined || !hasMark(error)) throw error;
        throwIfOver(context);
        return giveOutcome(context, last);
      }
      const attempt = await makeAttempt(context, request, preparation);
      last = attempt;
      const isAnswer = "head" in attempt;
      if (guard !== undefined || (isAnswer && attempt.response.ok)) return giveOutcome(context, attempt);
      let delayMs: number | undefined;
      if (isAnswer) {
        const target = redirects < MOST_REDIRECTS ? redirectTarget(request, attempt.response) : undefined;
        // A redirect must not lead to an operation that is sent at most once.
        if (target !== undefined && settings.findGuard(call.method, target) === undefined) {
          redirects += 1;
          request = { ...request, url: target };
          continue;
        }
        if (replacement === undefined && attempt.head.status === 401) {
          replacement = await attempt.credential?.replace(call, waitingSignal(context));
          if (replacement !== undefined) {
            delayMs = 0;
            progress.sent = before;
          }
        }
      }
      const outcome = isAnswer ? attempt.head : attempt;
      // Attempts after a redirect or with a second token do not count as retries.
      const tries = progress.attempts - redirects - (replacement === undefined ? 0 : 1);
      delayMs ??= retryDelayMs(context, tries, outcome);
      if (delayMs === undefined) return giveOutcome(context, attempt);
      if (didNotAct(outcome)) progress.sent = before;
      const why = isAnswer ? { status: attempt.head.status } : { error: attempt.error };
      tell(settings.hooks.onRetry, { ...call, attempt: progress.attempts, delayMs, ...why });
      if (delayMs > 0) await wait(context, delayMs);
    }
  } catch (error) {
    // Here and not in another promise around this one: each costs.
    tellError(settings.hooks, call, progress, error);
    throw error;
  } finally {
    context.deadline?.end();
  }
}

function giveOutcome(context: CallContext, attempt: Attempt): AnyResult {
  if ("head" in attempt) return makeResult(context, attempt);
  throw attempt.error;
}
