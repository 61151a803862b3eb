import { buildRequest } from "./build-request.js";
import type { Progress } from "./call-context.js";
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
    const context = {
      settings,
      call,
      facts,
      isOnce: facts.retry === "never" || settings.isOnce(method, request.url),
      timeoutMs: checkNumber("timeoutMs", init.timeoutMs ?? settings.timeoutMs, 1),
      retries: checkNumber("retries", init.retries ?? settings.retries),
      signal: init.signal,
      read: read && ((response: Response) => read(response, init.signal)),
      progress,
    };
    init.signal?.throwIfAborted();
    if (totalTimeoutMs === undefined) return sendRequest(context, request);
    const deadline = startDeadline(
      call,
      checkNumber("totalTimeoutMs", totalTimeoutMs, 1),
      init.signal,
      progress,
    );
    return sendRequest({ ...context, signal: deadline.signal }, request).finally(deadline.end);
  } catch (error) {
    return Promise.reject(error);
  }
}
