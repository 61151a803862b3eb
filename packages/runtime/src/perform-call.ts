import { buildBody } from "./build-body.js";
import { buildHeaders } from "./build-headers.js";
import { buildPath } from "./build-path.js";
import { buildQuery } from "./build-query.js";
import { type CallSettings, checkTimeout, readHeaderOptions } from "./call-settings.js";
import type { UntypedInit } from "./client.js";
import type { CallName } from "./errors/runtime-error.js";
import { readAnswer } from "./read-answer.js";
import type { AnyResult } from "./result.js";
import { sendAttempt, type WireRequest } from "./send-attempt.js";
import { readTraceId } from "./trace-id.js";

/** One call from options to result: build the request, send it, read the answer. */
export async function performCall(
  settings: CallSettings,
  call: CallName,
  init: UntypedInit = {},
): Promise<AnyResult> {
  const request = await buildRequest(settings, call, init);
  const timeoutMs = init.timeoutMs === undefined ? settings.timeoutMs : checkTimeout(init.timeoutMs);
  const { response, text } = await sendAttempt(settings.fetch, call, request, {
    timeoutMs,
    signal: init.signal,
  });
  const body = readAnswer(call, response, text);
  const answer = {
    status: response.status,
    response,
    request: { method: call.method, path: call.path, attempts: 1 },
    traceId: readTraceId(settings.provider.traceId, response, body),
  };
  return response.ok ? { ok: true, data: body, ...answer } : { ok: false, error: body, ...answer };
}

async function buildRequest(settings: CallSettings, call: CallName, init: UntypedInit): Promise<WireRequest> {
  const { provider } = settings;
  const facts = provider.operations?.[`${call.method} ${call.path}`];
  const { path, query, header } = init.params ?? {};
  const url = settings.baseUrl + buildPath(call, path) + buildQuery(call, query, facts?.query);
  const body = buildBody(call, init.body);
  const headers = buildHeaders(
    call,
    { accept: "application/json", "content-type": body?.contentType },
    settings.headers,
    readHeaderOptions(provider, init),
    header,
    init.headers,
    // Last, so that no other header can take the place of the credential by accident.
    await settings.credentials(call, facts?.security ?? provider.security),
  );
  return { url, method: call.method, headers, body: body?.text };
}
