import { buildRequest } from "./build-request.js";
import type { CallContext, Progress } from "./call-context.js";
import { type CallSettings, checkNumber } from "./call-settings.js";
import type { UntypedInit } from "./client.js";
import { startDeadline } from "./deadline.js";
import { tell } from "./hooks.js";
import type { AnyResult } from "./result.js";
import { sendRequest } from "./send-request.js";

const NO_INIT: UntypedInit = {};

/** One call from options to result: build the request, send it, read the answer. Nothing is thrown at once. */
export function performCall(
  settings: CallSettings,
  method: string,
  path: string,
  init: UntypedInit = NO_INIT,
): Promise<AnyResult> {
  const progress: Progress = { attempts: 0, sent: "no" };
  const { onError } = settings.hooks;
  // Every promise costs: a call that nobody watches has as few of them as it can.
  if (onError === undefined) return startCall(settings, method, path, init, progress);
  const started = performance.now();
  return startCall(settings, method, path, init, progress).catch((error: unknown) => {
    const durationMs = performance.now() - started;
    tell(onError, { method, path, attempt: progress.attempts, error, durationMs });
    throw error;
  });
}

function startCall(
  settings: CallSettings,
  method: string,
  path: string,
  init: UntypedInit,
  progress: Progress,
): Promise<AnyResult> {
  try {
    const operation = settings.findOperation(method, path);
    const { call, facts } = operation;
    const { totalTimeoutMs = settings.totalTimeoutMs, read = facts.answer } = init;
    const request = buildRequest(settings, operation, init, read !== undefined);
    const timeoutMs = checkNumber("timeoutMs", init.timeoutMs ?? settings.timeoutMs, 1);
    const retries = checkNumber("retries", init.retries ?? settings.retries);
    if (totalTimeoutMs !== undefined) checkNumber("totalTimeoutMs", totalTimeoutMs, 1);
    const isOnce = facts.retry === "never" || settings.isOnce(method, request.url);
    init.signal?.throwIfAborted();
    // Nothing is thrown any more between this and what ends it.
    const deadline =
      totalTimeoutMs === undefined ? undefined : startDeadline(call, totalTimeoutMs, init.signal, progress);
    const context: CallContext = {
      settings,
      call,
      facts,
      isOnce,
      timeoutMs,
      retries,
      signal: deadline?.signal ?? init.signal,
      read: read && ((response) => read(response, init.signal)),
      progress,
    };
    return sendRequest(context, request, deadline);
  } catch (error) {
    return Promise.reject(error);
  }
}
