import type { AnswerHead } from "../response/answer-head.js";
import type { CallContext } from "./call-context.js";
import { throwIfOver } from "./deadline.js";
import { tell } from "../client/hooks.js";
import type { Preparation } from "./prepare-attempt.js";
import { redactHeaders } from "../credentials/redact-headers.js";
import { sendAttempt } from "./send-attempt.js";
import type { WireAnswer, WireRequest } from "./wire.js";

/** Outcome of an attempt. */
export type Attempt = WireAnswer | { readonly error: unknown };

/**
 * One attempt with all that belongs to it: the credential, the place in the budget, the hooks. The caller's reason is
 * thrown; whatever else goes wrong is given as an error.
 */
export function makeAttempt(
  context: CallContext,
  request: WireRequest,
  { credential, permit, queuedMs }: Preparation,
): Promise<Attempt> {
  const { settings, call, progress } = context;
  const { onRequest, onResponse } = settings.hooks;
  const attempt = (progress.attempts += 1);
  if (onRequest !== undefined) {
    tell(onRequest, { ...call, attempt, headers: redactHeaders(request.headers, credential), queuedMs });
  }
  progress.isOut = false;
  let isSettled = false;
  const settle = (head?: AnswerHead): void => {
    isSettled = true;
    tell((given?: AnswerHead) => permit.settle(given), head);
  };
  const started = onResponse && performance.now();
  return sendAttempt(context, request, credential, settle).then(
    onResponse &&
      ((answer) => {
        const { status, rateLimit } = answer.head;
        const durationMs = performance.now() - (started ?? 0);
        tell(onResponse, { ...call, attempt, status, durationMs, rateLimit });
        return answer;
      }),
    (error: unknown) => {
      if (!progress.isOut) tell(() => permit.release(), undefined);
      else if (!isSettled) settle();
      throwIfOver(context);
      return { error };
    },
  );
}
