import { addHeaders, type WireHeaders } from "./add-headers.js";
import { buildBody } from "./build-body.js";
import { buildPath } from "./build-path.js";
import { buildQuery } from "./build-query.js";
import type { CallSettings } from "../client/call-settings.js";
import { ACCEPT_JSON, addHeaderOptions } from "../client/client-headers.js";
import type { UntypedInit } from "../client/client.js";
import type { CallName } from "../errors/runtime-error.js";
import type { Operation } from "../client/operations.js";
import type { WireRequest } from "../attempt/wire.js";

/**
 * Builds the request of a call, without the credential. Throws `InvalidRequestError`. `takesAnything`: the response need not be
 * JSON.
 */
export function buildRequest(
  settings: CallSettings,
  { call, template, facts }: Operation,
  init: UntypedInit,
  takesAnything: boolean,
): WireRequest {
  const { params } = init;
  const url =
    settings.baseUrl + buildPath(call, template, params?.path) + buildQuery(call, params?.query, facts.query);
  const headers = buildCallHeaders(settings, call, init, takesAnything ? "*/*" : facts.accept);
  const body = buildBody(call, init.body, facts.body, headers["content-type"]);
  // Cannot be removed: the platform would set a type by itself, and the wrong one.
  if (body?.contentType !== undefined) headers["content-type"] ??= body.contentType;
  // Only the platform knows the boundary between the parts.
  if (body?.content instanceof FormData) delete headers["content-type"];
  return { url, method: call.method, headers, body: body?.content ?? null };
}

function buildCallHeaders(
  settings: CallSettings,
  call: CallName,
  init: UntypedInit,
  accept: string | undefined,
): WireHeaders {
  const headers = { ...settings.headers };
  if (accept !== undefined && headers["accept"] === ACCEPT_JSON) headers["accept"] = accept;
  addHeaderOptions(headers, settings.provider, init, call);
  addHeaders(headers, init.params?.header, call);
  addHeaders(headers, init.headers, call);
  return headers;
}
