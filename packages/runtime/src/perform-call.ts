import { buildRequest } from "./build-request.js";
import type { CallContext, Progress } from "./call-context.js";
import { checkKeys } from "./check-keys.js";
import { type CallSettings, checkNumber } from "./call-settings.js";
import type { UntypedInit } from "./client.js";
import { startDeadline } from "./deadline.js";
import { tellError } from "./hooks.js";
import { checkOnce } from "./once-body.js";
import { isIdempotent } from "./retry-policy.js";
import type { AnyResult } from "./result.js";
import { showPath } from "./path-template.js";
import { sendRequest } from "./send-request.js";

const NO_INIT: UntypedInit = {};
const PARAMETER_KINDS = ["path", "query", "header"];

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
  checkKeys("call option", init, settings.callOptions, "; whatever else a client has is changed by with()");
  if (init.params !== undefined) checkKeys("parameter kind", init.params, PARAMETER_KINDS);
  const operation = settings.findOperation(method, path);
  const { call, facts } = operation;
  const { signal, totalTimeoutMs = settings.totalTimeoutMs, read = facts.answer } = init;
  const request = buildRequest(settings, operation, init, read !== undefined);
  const isOnce = facts.retry === "never" || settings.isOnce(call.method, request.url);
  const isSafe = !isOnce && isIdempotent(call.method);
  if (isOnce) checkOnce(call, request.url);
  const timeoutMs = checkNumber("timeoutMs", init.timeoutMs ?? settings.timeoutMs, 1);
  const retries = checkNumber("retries", init.retries ?? settings.retries, 0, "whole ");
  const maxBodyBytes = checkNumber("maxBodyBytes", init.maxBodyBytes ?? settings.maxBodyBytes, 1);
  if (totalTimeoutMs !== undefined) checkNumber("totalTimeoutMs", totalTimeoutMs, 1);
  if (signal !== undefined && !("aborted" in Object(signal))) {
    throw new TypeError("signal must be an AbortSignal, such as the one that an AbortController has");
  }
  signal?.throwIfAborted();
  return {
    request,
    settings,
    call,
    facts,
    isOnce,
    isSafe,
    timeoutMs,
    retries,
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
