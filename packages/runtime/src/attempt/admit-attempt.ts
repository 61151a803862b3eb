import type { CallContext } from "../client/call-context.js";
import type { Credential } from "../credentials/token-source.js";
import type { Sent } from "../errors/runtime-error.js";
import { throwIfOver, waitFor } from "./limits.js";
import { notify } from "../client/hooks.js";
import type { Permit } from "../rate-limit/rate-budget.js";

/** Credential and permit of an attempt. */
export interface Admission {
  readonly credential: Credential | undefined;
  readonly permit: Permit;
  /** Time that the attempt waited for the permit, in milliseconds. */
  readonly queuedMs: number;
}

/**
 * Gets the credential of an attempt, and then a permit. Throws or rejects with the error of the token function or the budget,
 * or with the caller's reason; the attempt was not sent then. `sent` says whether the server may have acted on an earlier one.
 */
export function admitAttempt(
  context: CallContext,
  attempt: number,
  replacement: Credential | undefined,
  sent: Sent,
): Admission | Promise<Admission> {
  const { settings, call, facts } = context;
  const accepted = facts.security ?? settings.provider.security;
  const credential = replacement ?? settings.readCredential(call, accepted);
  // Awaiting a value that is there at once would cost as much as a promise, here and below.
  return typeof credential === "function"
    ? waitFor(context, sent, credential).then((given) => getPermit(context, attempt, given, sent))
    : getPermit(context, attempt, credential, sent);
}

/** Not before the token is there: the token function may itself call by this client, and would wait for this permit. */
function getPermit(
  context: CallContext,
  attempt: number,
  credential: Credential | undefined,
  sent: Sent,
): Admission | Promise<Admission> {
  throwIfOver(context, sent);
  const { settings, call } = context;
  const tried = settings.rateBudget.tryAcquire?.(call);
  return typeof tried === "object"
    ? { credential, permit: tried, queuedMs: 0 }
    : waitForPermit(context, attempt, credential, sent, tried);
}

async function waitForPermit(
  context: CallContext,
  attempt: number,
  credential: Credential | undefined,
  sent: Sent,
  delayMs: number | undefined,
): Promise<Admission> {
  const { settings, call } = context;
  const began = performance.now();
  let isThere = false;
  const arrive = (): void => void (isThere = true);
  const acquire = async (signal: AbortSignal | undefined): Promise<Permit> => {
    // A budget of the caller's own may return a promise of another library.
    const coming = Promise.resolve(settings.rateBudget.acquire(call, signal));
    coming.then(arrive, arrive);
    // A permit that is there at once was not waited for.
    await Promise.resolve();
    if (!isThere) notify(settings.hooks.onWait, { ...call, attempt, reason: "rate-limit", delayMs });
    return coming;
  };
  const giveBack = (late: Permit): void => notify(() => late.release(), undefined);
  const permit = await waitFor(context, sent, acquire, giveBack);
  return { credential, permit, queuedMs: performance.now() - began };
}
