import type { Received } from "../attempt/attempt.js";
import type { CallContext } from "../client/call-context.js";
import { readContent } from "./read-content.js";
import { ReadFailure } from "./response-readers.js";
import { redactResponse } from "../credentials/redact.js";
import { mayRetry } from "../attempt/retry-policy.js";
import type { AnyResult } from "./result.js";

/** Makes the result of a call from a response. What the server says of an error is without the credential. */
export function makeResult(
  { settings, call, facts, isSafe, mayBeEmpty }: CallContext,
  attempts: number,
  { outcome, response: received, body: given, isFinal, credential }: Received,
): AnyResult {
  if (given instanceof ReadFailure) throw given.error;
  const { status, rateLimit } = outcome;
  const { ok } = received;
  const redact = credential?.redact ?? String;
  const body =
    isFinal || typeof given !== "string"
      ? given
      : readContent(call, received, facts.digits?.(given) ?? given, redact, mayBeEmpty);
  const response = ok ? received : redactResponse(received, redact);
  const traceId = settings.provider.traceId?.(response, body);
  const request = { method: call.method, path: call.path, attempts };
  return ok
    ? { ok, status, data: body, response, request, traceId, rateLimit }
    : {
        ok,
        status,
        error: body,
        response,
        request,
        traceId,
        rateLimit,
        retryable: mayRetry(isSafe, outcome),
      };
}
