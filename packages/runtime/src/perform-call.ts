import { buildRequest } from "./build-request.js";
import { type CallSettings, checkTimeout } from "./call-settings.js";
import type { UntypedInit } from "./client.js";
import type { CallName } from "./errors/runtime-error.js";
import { readAnswer } from "./read-answer.js";
import type { AnyResult } from "./result.js";
import { sendAttempt } from "./send-attempt.js";
import { readTraceId } from "./trace-id.js";

/** One call from options to result: build the request, add the credential, send it, read the answer. */
export async function performCall(
  settings: CallSettings,
  call: CallName,
  init: UntypedInit = {},
): Promise<AnyResult> {
  const { provider } = settings;
  const { signal } = init;
  const facts = provider.operations?.[`${call.method} ${call.path}`];
  const timeoutMs = init.timeoutMs === undefined ? settings.timeoutMs : checkTimeout(init.timeoutMs);
  const request = buildRequest(settings, call, init, facts);
  signal?.throwIfAborted();
  const credential = await settings.credentials(call, facts?.security ?? provider.security, signal);
  // Last, so that no other header can take the place of the credential by accident.
  if (credential !== undefined) request.headers[credential.header.toLowerCase()] = credential.value;
  const { response, text } = await sendAttempt(settings.fetch, call, request, { timeoutMs, signal });
  const body = readAnswer(call, response, text);
  const answer = {
    status: response.status,
    response,
    request: { method: call.method, path: call.path, attempts: 1 },
    traceId: readTraceId(provider.traceId, response, body),
  };
  return response.ok ? { ok: true, data: body, ...answer } : { ok: false, error: body, ...answer };
}
