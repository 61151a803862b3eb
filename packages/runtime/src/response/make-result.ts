import type { CallContext } from "../attempt/call-context.js";
import { readAnswer } from "./read-answer.js";
import { ReadFailure } from "./read-body.js";
import { redactResponse } from "../credentials/redact.js";
import { mayRepeat } from "../attempt/retry-policy.js";
import type { AnyResult } from "./result.js";
import type { WireAnswer } from "../attempt/wire.js";

/** Makes the result of an answer. What the server says of an error is without the credential. */
export function makeResult(
  { settings, call, facts, isSafe, mayBeEmpty, progress }: CallContext,
  answer: WireAnswer,
): AnyResult {
  const { head, body: given, isFinal, credential } = answer;
  if (given instanceof ReadFailure) throw given.error;
  const { status, rateLimit } = head;
  const { ok } = answer.response;
  const redact = credential?.redact ?? String;
  const body =
    isFinal || typeof given !== "string"
      ? given
      : readAnswer(call, answer.response, facts.digits?.(given) ?? given, redact, mayBeEmpty);
  const response = ok ? answer.response : redactResponse(answer.response, redact);
  const traceId = settings.provider.traceId?.(response, body);
  const request = { method: call.method, path: call.path, attempts: progress.attempts };
  return ok
    ? { ok, status, data: body, response, request, traceId, rateLimit }
    : { ok, status, error: body, response, request, traceId, rateLimit, retryable: mayRepeat(isSafe, head) };
}
