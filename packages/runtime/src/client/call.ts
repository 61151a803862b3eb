import { type Admission, admitAttempt } from "../attempt/admit-attempt.js";
import { type Attempt, makeAttempt } from "../attempt/attempt.js";
import { throwIfOver, waitFor } from "../attempt/limits.js";
import { redirectTarget } from "../attempt/redirect-target.js";
import { didNotAct, retryDelayMs } from "../attempt/retry-policy.js";
import type { WireRequest } from "../attempt/wire.js";
import type { Credential } from "../credentials/token-source.js";
import { isAgentApisError, type Sent } from "../errors/runtime-error.js";
import { isTimeoutError } from "../errors/timeout-error.js";
import { showPath } from "../request/path-template.js";
import { makeResult } from "../response/make-result.js";
import type { AnyResult } from "../response/result.js";
import { type CallContext, createContext } from "./call-context.js";
import type { CallSettings } from "./call-settings.js";
import type { UntypedInit } from "./client.js";
import { notify } from "./hooks.js";

const NO_INIT: UntypedInit = {};
const MOST_REDIRECTS = 5;

/** The next attempt of a call. */
interface Plan {
  readonly request: WireRequest;
  /** Replaces a credential that the server rejected. */
  readonly replacement: Credential | undefined;
  /** Says whether the server may have acted on an earlier attempt. */
  readonly sent: Sent;
  readonly redirects: number;
  /** Attempts after a redirect or with a second token do not count as retries. */
  readonly retries: number;
}

/**
 * Performs a call: `createContext` builds the request, `makeAttempt` sends it, `makeResult` reads the response. After an attempt,
 * `planNext` decides whether another one follows: only here, a request is sent more than once. An operation marked `x-retry: never`
 * has one attempt: no retry, no second credential and no redirect. Never throws synchronously.
 */
export async function performCall(
  settings: CallSettings,
  method: string,
  path: string,
  init: UntypedInit = NO_INIT,
  isUntyped = false,
): Promise<AnyResult> {
  const { onError } = settings.hooks;
  const beganAt = onError && performance.now();
  let attempts = 0;
  try {
    const context = createContext(settings, method, path, init, isUntyped);
    const { guard, request } = context;
    let plan: Plan = { request, replacement: undefined, sent: "no", redirects: 0, retries: 0 };
    let last: Attempt | undefined;
    for (;;) {
      // A response to an earlier attempt says nothing about the next one.
      const earlier: Sent = plan.sent === "yes" ? "maybe" : plan.sent;
      let admission: Admission;
      try {
        const coming = admitAttempt(context, attempts + 1, plan.replacement, earlier);
        admission = coming instanceof Promise ? await coming : coming;
      } catch (error) {
        // If there can be no other attempt, the outcome of the last one counts.
        if (last === undefined || !isAgentApisError(error) || isTimeoutError(error)) throw error;
        return giveOutcome(context, attempts, last);
      }
      attempts += 1;
      last = await makeAttempt(context, attempts, plan.request, admission, earlier);
      if (last.response === undefined) throwIfOver(context, last.sent);
      const isFinal = guard !== undefined || last.response?.ok;
      const next = isFinal ? undefined : await planNext(context, attempts, plan, last);
      if (next === undefined) return giveOutcome(context, attempts, last);
      plan = next;
    }
  } catch (error) {
    const durationMs = performance.now() - (beganAt ?? 0);
    notify(onError, { method, path: showPath(path), attempt: attempts, error, durationMs });
    throw error;
  }
}

function giveOutcome(context: CallContext, attempts: number, last: Attempt): AnyResult {
  if (last.response !== undefined) return makeResult(context, attempts, last);
  throw last.outcome.error;
}

/** Decides what follows an attempt, and waits for it; `undefined` when the attempt gives the outcome. */
async function planNext(
  context: CallContext,
  attempt: number,
  plan: Plan,
  last: Attempt,
): Promise<Plan | undefined> {
  const { settings, call } = context;
  const { onRetry } = settings.hooks;
  const { outcome } = last;
  if (last.response !== undefined) {
    const { response, credential } = last;
    const target = plan.redirects < MOST_REDIRECTS ? redirectTarget(plan.request, response) : undefined;
    // A redirect must not lead to an operation that is sent at most once.
    if (target !== undefined && settings.findGuard(call.method, target) === undefined)
      return {
        ...plan,
        request: { ...plan.request, url: target },
        sent: "yes",
        redirects: plan.redirects + 1,
      };
    const { status } = last.outcome;
    if (status === 401 && credential !== undefined && plan.replacement === undefined) {
      const replacement = await waitFor(context, "yes", () => credential.replace(call));
      if (replacement !== undefined) {
        notify(onRetry, { ...call, attempt, delayMs: 0, status });
        return { ...plan, replacement };
      }
    }
  }
  const delayMs = retryDelayMs(context, plan.retries + 1, outcome);
  if (delayMs === undefined) return undefined;
  const why = "status" in outcome ? { status: outcome.status } : outcome;
  notify(onRetry, { ...call, attempt, delayMs, ...why });
  const sent = didNotAct(outcome) ? plan.sent : last.sent;
  if (delayMs > 0) await waitForRetry(context, attempt + 1, sent, delayMs);
  return { ...plan, sent, retries: plan.retries + 1 };
}

/** Waits before a retry. */
async function waitForRetry(
  context: CallContext,
  attempt: number,
  sent: Sent,
  delayMs: number,
): Promise<void> {
  notify(context.settings.hooks.onWait, { ...context.call, attempt, reason: "retry", delayMs });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapse = (): Promise<void> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, delayMs);
    });
  await waitFor(context, sent, elapse).finally(() => clearTimeout(timer));
}
