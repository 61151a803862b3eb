import { addHeaders, type RefuseHeader, type WireHeaders } from "./add-headers.js";
import { buildBody } from "./build-body.js";
import { buildPath } from "./build-path.js";
import { buildQuery } from "./build-query.js";
import type { CallSettings } from "./call-settings.js";
import { ACCEPT_JSON, readHeaderOptions } from "./client-headers.js";
import type { UntypedInit } from "./client.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { CallName } from "./errors/runtime-error.js";
import type { OperationFacts } from "./provider.js";
import type { WireRequest } from "./send-attempt.js";

/** Methods of letters, but for those that the platform's `fetch` refuses. */
const METHOD = /^(?!(?:CONNECT|TRACE|TRACK)$)[A-Z]+$/;

/**
 * Makes of a call what goes over the wire, all but the credential. Throws `InvalidRequestError`; nothing was sent then.
 * `takesAnything`: the answer need not be JSON.
 */
export function buildRequest(
  settings: CallSettings,
  call: CallName,
  init: UntypedInit,
  facts: OperationFacts,
  takesAnything: boolean,
): WireRequest {
  const { method } = call;
  if (!METHOD.test(method)) throw new InvalidRequestError(call, "method", undefined, "cannot be sent");
  const { path, query } = init.params ?? {};
  const url = settings.baseUrl + buildPath(call, path) + buildQuery(call, query, facts.query);
  const body = buildBody(call, init.body, facts.body);
  const headers = buildCallHeaders(settings, call, init, takesAnything);
  // Cannot be removed: the platform would name a type by itself, and not the right one.
  if (body?.contentType !== undefined) headers["content-type"] ??= body.contentType;
  // Nobody but the platform knows the boundary between the parts.
  if (body?.content instanceof FormData) delete headers["content-type"];
  return { url, method, headers, body: body?.content ?? null };
}

function buildCallHeaders(
  settings: CallSettings,
  call: CallName,
  init: UntypedInit,
  takesAnything: boolean,
): WireHeaders {
  const headers = { ...settings.headers };
  if (takesAnything && headers["accept"] === ACCEPT_JSON) headers["accept"] = "*/*";
  const refuse: RefuseHeader = (name, problem) => new InvalidRequestError(call, "header", name, problem);
  addHeaders(headers, readHeaderOptions(settings.provider, init), refuse);
  addHeaders(headers, init.params?.header, refuse);
  addHeaders(headers, init.headers, refuse);
  return headers;
}
