import type { CallContext } from "./call-context.js";
import type { Credential } from "../credentials/token-source.js";
import { throwIfOver, waitingSignal } from "./deadline.js";
import { tell, tellWait } from "../client/hooks.js";
import type { Permit } from "../rate-limit/rate-budget.js";
import { untilAborted } from "./until-aborted.js";

/** Credential and permit of an attempt. */
export interface Preparation {
  readonly credential: Credential | undefined;
  readonly permit: Permit;
  /** Time that the permit was waited for, in milliseconds. */
  readonly queuedMs: number;
}

/**
 * Gets the credential, and then a permit. Nothing was sent when this throws or rejects: with what the token function
 * or the budget says, or with the caller's reason.
 */
export function prepareAttempt(
  context: CallContext,
  replacement: Credential | undefined,
): Preparation | Promise<Preparation> {
  const { settings, call, facts } = context;
  const accepted = facts.security ?? settings.provider.security;
  const credential = replacement ?? settings.readCredential(call, accepted);
  // A value that is there at once is not awaited, here and below: awaiting it would cost as much as a promise.
  return typeof credential === "function"
    ? credential(waitingSignal(context)).then((given) => getPermit(context, given))
    : getPermit(context, credential);
}

/** Not before the token is there: the token function may itself call by this client, and would wait for this place. */
function getPermit(
  context: CallContext,
  credential: Credential | undefined,
): Preparation | Promise<Preparation> {
  throwIfOver(context);
  const { settings, call } = context;
  const { rateBudget } = settings;
  const tried = rateBudget.tryAcquire?.(call);
  if (typeof tried === "object") return { credential, permit: tried, queuedMs: 0 };
  const permit = rateBudget.acquire(call, waitingSignal(context));
  return "settle" in permit
    ? { credential, permit, queuedMs: 0 }
    : waitForPermit(context, credential, permit, tried);
}

/** A caller's own budget may return a promise of another library, and one that no signal ends. */
async function waitForPermit(
  context: CallContext,
  credential: Credential | undefined,
  awaited: PromiseLike<Permit>,
  delayMs: number | undefined,
): Promise<Preparation> {
  const coming = Promise.resolve(awaited);
  const signal = waitingSignal(context);
  const began = performance.now();
  let isThere = false;
  const arrive = (): void => void (isThere = true);
  coming.then(arrive, arrive);
  try {
    // A permit that is there at once was not waited for.
    await Promise.resolve();
    if (!isThere) tellWait(context, "rate-limit", delayMs);
    const permit = await untilAborted(coming, signal);
    return { credential, permit, queuedMs: performance.now() - began };
  } catch (error) {
    // One that comes too late is given back.
    if (signal?.aborted) coming.then((late) => tell(() => late.release(), undefined), ignore);
    // A budget of the caller's own may tell of the abort in words of its own.
    throwIfOver(context);
    throw error;
  }
}

function ignore(): void {}
