import { buildRequest } from "../request/build-request.js";
import type { CallContext } from "./call-context.js";
import type { Progress } from "./progress.js";
import type { CallSettings } from "../client/call-settings.js";
import { anything, checkOptions } from "../client/check-options.js";
import type { UntypedInit } from "../client/client.js";
import { startDeadline } from "./deadline.js";
import { tellError } from "../client/hooks.js";
import { isIdempotent } from "./retry-policy.js";
import type { AnyResult } from "../response/result.js";
import { showPath } from "../request/path-template.js";
import { sendRequest } from "./send-request.js";

const NO_INIT: UntypedInit = {};
const PARAMETER_KINDS = { path: anything, query: anything, header: anything };

/** One call from options to result: build the request, send it, read the answer. Nothing is thrown at once. */
export function performCall(
  settings: CallSettings,
  method: string,
  path: string,
  init: UntypedInit = NO_INIT,
  isUntyped = false,
): Promise<AnyResult> {
  const beganAt = settings.hooks.onError === undefined ? 0 : performance.now();
  const progress: Progress = { beganAt, attempts: 0, isOut: false, sent: "no" };
  try {
    return sendRequest(makeContext(settings, method, path, init, progress, isUntyped));
  } catch (error) {
    tellError(settings.hooks, { method, path: showPath(path) }, progress, error);
    return Promise.reject(error);
  }
}

/** Checks the options of a call and builds its request. Throws what is wrong with them, and the caller's reason. */
function makeContext(
  settings: CallSettings,
  method: string,
  path: string,
  init: UntypedInit,
  progress: Progress,
  isUntyped: boolean,
): CallContext {
  checkOptions("call option", init, settings.callOptions, "; use with() for other options");
  if (init.params !== undefined) checkOptions("parameter kind", init.params, PARAMETER_KINDS);
  const operation = settings.findOperation(method, path);
  const { call, facts } = operation;
  const { signal, totalTimeoutMs = settings.totalTimeoutMs, read = facts.answer } = init;
  const request = buildRequest(settings, operation, init, read !== undefined);
  const guard = facts.retry ?? settings.findGuard(call.method, request.url);
  const isSafe = guard === undefined && (facts.safe ?? isIdempotent(call.method));
  guard?.check(call, request.url);
  const maxBodyBytes = init.maxBodyBytes ?? settings.maxBodyBytes;
  signal?.throwIfAborted();
  return {
    request,
    settings,
    call,
    facts,
    guard,
    isSafe,
    timeoutMs: init.timeoutMs ?? settings.timeoutMs,
    retries: init.retries ?? settings.retries,
    maxBodyBytes,
    signal,
    deadline:
      totalTimeoutMs === undefined
        ? undefined
        : startDeadline(call, totalTimeoutMs, signal, progress, isSafe),
    mayBeEmpty: isUntyped || facts.empty === true || method === "HEAD",
    read: read && ((response) => read(response, signal, maxBodyBytes)),
    progress,
  };
}
