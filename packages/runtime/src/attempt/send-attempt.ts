import { type AnswerHead, readHead } from "../response/answer-head.js";
import type { CallContext } from "./call-context.js";
import type { Progress } from "./progress.js";
import { readConnectFault } from "./connect-fault.js";
import { copyError } from "../credentials/copy-error.js";
import type { Credential } from "../credentials/token-source.js";
import { ConnectionError } from "../errors/connection-error.js";
import type { Sent } from "../errors/runtime-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { UnreadableResponseError } from "../errors/unreadable-response-error.js";
import { isPlatformBody, makeBytes } from "../request/platform-body.js";
import { platformFetch, type WireAnswer, type WireRequest } from "./wire.js";
import { BodyError, decodeChunks, readChunks, readWith } from "../response/read-body.js";

/**
 * Sends a request once; `onHead` is called as soon as the server has answered, before the body has arrived. The timeout
 * and the caller's signal hold until the body is read, whether or not `fetch` heeds them. The caller's reason is thrown
 * as it is, and its signal keeps no listener. Also throws `TimeoutError` and `ConnectionError`.
 */
export function sendAttempt(
  {
    settings: { fetch, provider },
    call,
    guard,
    isSafe,
    timeoutMs,
    signal,
    deadline,
    maxBodyBytes,
    read,
    progress,
  }: CallContext,
  { url, method, headers, body }: WireRequest,
  credential: Credential | undefined,
  onHead: (head: AnswerHead) => void,
): Promise<WireAnswer> {
  // Last, so that no other header can take the place of the credential by accident.
  if (credential !== undefined) headers[credential.header] = credential.value;
  // State before this attempt: an earlier one may have reached the server.
  const before = progress.sent;
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const giveUp = (error: unknown): void => {
      end();
      reject(error);
      controller.abort();
    };
    const abort = (): void => giveUp(signal?.reason);
    const leftMs = deadline?.leftMs() ?? Infinity;
    const timeOut = (): void =>
      giveUp(
        leftMs > timeoutMs ? new TimeoutError(call, timeoutMs, progress.sent, isSafe) : deadline?.expire(),
      );
    const timer = setTimeout(timeOut, Math.min(timeoutMs, leftMs));
    signal?.addEventListener("abort", abort);
    // By a hook, or while a budget of the caller's own had not yet given its leave.
    if (signal?.aborted) abort();
    else if (leftMs === 0) timeOut();

    const exchange = async (): Promise<void> => {
      let status = 0;
      try {
        // Redirects are handled by the caller, which knows whether the request may be sent again.
        const init: RequestInit = { method, headers, body, redirect: "manual", signal: controller.signal };
        if (guard !== undefined)
          await guard.makeReadable(init, headers, controller.signal, () => depart(progress, before));
        // Another library may know only forms and files of its own.
        else if (fetch !== platformFetch && isPlatformBody(body))
          await makeBytes(init, (init.headers = { ...headers }));
        controller.signal.throwIfAborted();
        if (guard === undefined) depart(progress, before);
        const response = await fetch(url, init);
        // A fetch that does not heed the signal: nobody waits for its answer any more.
        controller.signal.throwIfAborted();
        const head = readHead(provider.rateLimit ?? [], response);
        status = head.status;
        progress.sent = "yes";
        onHead(head);
        const isFinal = read !== undefined && response.ok;
        const content: unknown = isFinal
          ? await readWith(read, response)
          : decodeChunks(await readChunks(response, maxBodyBytes));
        resolve({ head, response, credential, body: content, isFinal });
      } catch (thrown) {
        const isBody = thrown instanceof BodyError;
        if (isBody && !("cause" in thrown)) {
          const problem = `more than ${maxBodyBytes} bytes`;
          return reject(new UnreadableResponseError(call, status, "", problem));
        }
        const cause = copyError(isBody ? thrown.cause : thrown, credential?.redact ?? String);
        const fault = readConnectFault(cause, fetch === platformFetch, guard !== undefined, isSafe);
        // After that, the code could describe a different attempt.
        if (progress.sent === "maybe" && !controller.signal.aborted && fault.isUnsent) {
          progress.sent = before;
          progress.isOut = false;
        }
        reject(new ConnectionError(call, progress.sent, cause, fault, isSafe));
      } finally {
        end();
      }
    };
    void exchange();
  });
}

/** From now on, the server may have the request; a response may even have come before its body was read. */
function depart(progress: Progress, before: Sent): void {
  if (progress.sent === before) progress.sent = "maybe";
  progress.isOut = true;
}
