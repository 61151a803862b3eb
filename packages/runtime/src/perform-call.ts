import { buildRequest } from "./build-request.js";
import type { CallContext, Progress } from "./call-context.js";
import { type CallSettings, checkNumber } from "./call-settings.js";
import type { UntypedInit } from "./client.js";
import { type Deadline, startDeadline } from "./deadline.js";
import { tell } from "./hooks.js";
import { makeResult } from "./make-result.js";
import type { AnyResult } from "./result.js";
import { sendRequest } from "./send-request.js";

const NO_INIT: UntypedInit = {};

/** One call from options to result: build the request, send it, read the answer. */
export async function performCall(
  settings: CallSettings,
  method: string,
  path: string,
  init: UntypedInit = NO_INIT,
): Promise<AnyResult> {
  const { onError } = settings.hooks;
  const started = onError && performance.now();
  const progress: Progress = { attempts: 0, sent: "no" };
  let deadline: Deadline | undefined;
  try {
    const operation = settings.findOperation(method, path);
    const { call, facts } = operation;
    const { totalTimeoutMs = settings.totalTimeoutMs, read = facts.answer } = init;
    const request = buildRequest(settings, operation, init, read !== undefined);
    if (totalTimeoutMs !== undefined) {
      deadline = startDeadline(call, checkNumber("totalTimeoutMs", totalTimeoutMs, 1), init.signal, progress);
    }
    const context: CallContext = {
      settings,
      call,
      facts,
      isOnce: facts.retry === "never" || settings.isOnce(method, request.url),
      timeoutMs: checkNumber("timeoutMs", init.timeoutMs ?? settings.timeoutMs, 1),
      retries: checkNumber("retries", init.retries ?? settings.retries),
      signal: deadline?.signal ?? init.signal,
      read: read && ((response) => read(response, init.signal)),
      progress,
    };
    context.signal?.throwIfAborted();
    return makeResult(context, await sendRequest(context, request));
  } catch (error) {
    if (onError !== undefined) {
      const durationMs = performance.now() - (started ?? 0);
      tell(onError, { method, path, attempt: progress.attempts, error, durationMs });
    }
    throw error;
  } finally {
    deadline?.end();
  }
}
