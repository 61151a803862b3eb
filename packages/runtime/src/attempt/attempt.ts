import type { Admission } from "./admit-attempt.js";
import type { CallContext } from "../client/call-context.js";
import { notify } from "../client/hooks.js";
import { copyError } from "../credentials/copy-error.js";
import { redactHeaders } from "../credentials/redact-headers.js";
import type { Credential } from "../credentials/token-source.js";
import { ConnectionError } from "../errors/connection-error.js";
import type { Sent } from "../errors/runtime-error.js";
import { UnreadableResponseError } from "../errors/unreadable-response-error.js";
import { isPlatformBody, makeBytes } from "../request/platform-body.js";
import { BodyError, decodeChunks, readChunks } from "../response/read-body.js";
import { readHead, type ResponseHead } from "../response/response-head.js";
import { readWith } from "../response/response-readers.js";
import { readConnectFault } from "./connect-fault.js";
import { throwIfOver, watch } from "./limits.js";
import { platformFetch, type WireRequest } from "./wire.js";

/** What came of an attempt. */
export type Attempt = Received | Failure;

/** A response and its body. */
export interface Received {
  readonly outcome: ResponseHead;
  readonly sent: "yes";
  readonly response: Response;
  /** Credential of the request. */
  readonly credential: Credential | undefined;
  readonly body: unknown;
  /** True if the body is ready for the caller, and not text that is still to be parsed. */
  readonly isFinal: boolean;
}

/** An attempt without a complete response. */
export interface Failure {
  readonly outcome: { readonly error: unknown };
  /** Says whether the server may have acted on this attempt or an earlier one. */
  readonly sent: Sent;
  readonly response: undefined;
}

/**
 * Sends a request once and reads the response. The timeout and the caller's signal hold until the body is read, whether or not
 * `fetch` listens to them. Settles the permit and calls the hooks. Rejects only when the call is over. `earlier`
 * says whether the server may have acted on an earlier attempt.
 */
export function makeAttempt(
  context: CallContext,
  attempt: number,
  request: WireRequest,
  { credential, permit, queuedMs }: Admission,
  earlier: Sent,
): Promise<Attempt> {
  const { settings, call, guard, isSafe, timeoutMs, signal, maxBodyBytes, read } = context;
  const { fetch, provider } = settings;
  const { onRequest, onResponse } = settings.hooks;
  const { url, method, headers, body } = request;
  if (onRequest !== undefined)
    notify(onRequest, { ...call, attempt, headers: redactHeaders(headers, credential), queuedMs });
  const startedAt = onResponse && performance.now();
  // Last, so that no other header can replace the credential.
  if (credential !== undefined) headers[credential.header] = credential.value;
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    /** Says whether the server may have acted on this attempt. */
    let own: Sent = "no";
    let isGivenUp = false;
    let status = 0;
    const sent = (): Sent => (own === "no" ? earlier : own);
    const depart = (): void => {
      // A response may even come before the body was read.
      if (own === "no") own = "maybe";
    };
    const fail = (error: unknown, isOver: boolean): void => {
      stop();
      if (own === "no") notify(() => permit.release(), undefined);
      else if (own === "maybe") notify(() => permit.settle(), undefined);
      if (isOver) reject(error);
      else resolve({ outcome: { error }, sent: sent(), response: undefined });
    };
    const stop = watch(context, timeoutMs, sent, (error, isOver) => {
      isGivenUp = true;
      fail(error, isOver);
      controller.abort();
    });

    const exchange = async (): Promise<void> => {
      try {
        // A hook may have aborted the call, or used up its time.
        throwIfOver(context, earlier);
        // The call handles redirects: it knows whether the request may be sent again.
        const init: RequestInit = { method, headers, body, redirect: "manual", signal: controller.signal };
        if (guard !== undefined) await guard.makeReadable(init, headers, controller.signal, depart);
        // Another library may not know the platform's forms and files.
        else if (fetch !== platformFetch && isPlatformBody(body))
          await makeBytes(init, (init.headers = { ...headers }));
        if (isGivenUp) return;
        if (guard === undefined) depart();
        const response = await fetch(url, init);
        // A fetch that ignores the signal: its response is no longer awaited.
        if (isGivenUp) return;
        const head = readHead(provider.rateLimit ?? [], response);
        status = head.status;
        own = "yes";
        notify(() => permit.settle(head), undefined);
        const isFinal = read !== undefined && response.ok;
        const content: unknown = isFinal
          ? await readWith(read, response, signal, maxBodyBytes)
          : decodeChunks(await readChunks(response, maxBodyBytes));
        if (isGivenUp) return;
        stop();
        if (onResponse !== undefined) {
          const durationMs = performance.now() - (startedAt ?? 0);
          notify(onResponse, { ...call, attempt, status, durationMs, rateLimit: head.rateLimit });
        }
        resolve({ outcome: head, sent: own, response, credential, body: content, isFinal });
      } catch (thrown) {
        if (isGivenUp) return;
        const isBody = thrown instanceof BodyError;
        if (isBody && !("cause" in thrown)) {
          const problem = `more than ${maxBodyBytes} bytes`;
          return fail(new UnreadableResponseError(call, status, "", problem), false);
        }
        const cause = copyError(isBody ? thrown.cause : thrown, credential?.redact ?? String);
        const fault = readConnectFault(cause, fetch === platformFetch, guard !== undefined, isSafe);
        // After that, the code could describe a different attempt.
        if (own === "maybe" && fault.isUnsent) own = "no";
        fail(new ConnectionError(call, sent(), cause, fault, isSafe), false);
      }
    };
    void exchange();
  });
}
