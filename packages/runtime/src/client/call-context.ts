import type { OnceGuard } from "../attempt/at-most-once.js";
import type { Limits } from "../attempt/limits.js";
import { isIdempotent } from "../attempt/retry-policy.js";
import type { WireRequest } from "../attempt/wire.js";
import { buildRequest } from "../request/build-request.js";
import type { ResponseReader } from "../response/response-readers.js";
import type { CallSettings } from "./call-settings.js";
import { anything, checkOptions } from "./check-options.js";
import type { UntypedInit } from "./client.js";
import type { OperationFacts } from "./provider.js";

/** One call, from the settings of its client and its own options. */
export interface CallContext extends Limits {
  /** As it was built; a redirect may change where it is sent. */
  readonly request: WireRequest;
  readonly settings: CallSettings;
  readonly facts: OperationFacts;
  /** For a request that must reach the server at most once. */
  readonly guard: OnceGuard | undefined;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly maxBodyBytes: number;
  /** Reads a success that is not JSON. */
  readonly read: ResponseReader<unknown> | undefined;
  /** True if a success may have no body. */
  readonly mayBeEmpty: boolean;
}

const PARAMETER_KINDS = { path: anything, query: anything, header: anything };

/** Checks the options of a call and builds its request. Throws what is wrong with them, and the caller's reason. */
export function createContext(
  settings: CallSettings,
  method: string,
  path: string,
  init: UntypedInit,
  isUntyped: boolean,
): CallContext {
  checkOptions("call option", init, settings.callOptions, "; use with() for other options");
  if (init.params !== undefined) checkOptions("parameter kind", init.params, PARAMETER_KINDS);
  const operation = settings.findOperation(method, path);
  const { call, facts } = operation;
  const { signal, read = facts.read } = init;
  const request = buildRequest(settings, operation, init, read !== undefined);
  const guard = facts.retry ?? settings.findGuard(call.method, request.url);
  guard?.check(call, request.url);
  signal?.throwIfAborted();
  const totalTimeoutMs = init.totalTimeoutMs ?? settings.totalTimeoutMs;
  return {
    request,
    settings,
    call,
    facts,
    guard,
    isSafe: guard === undefined && (facts.safe ?? isIdempotent(call.method)),
    timeoutMs: init.timeoutMs ?? settings.timeoutMs,
    totalTimeoutMs,
    endsAt: totalTimeoutMs === Infinity ? Infinity : performance.now() + totalTimeoutMs,
    retries: init.retries ?? settings.retries,
    maxBodyBytes: init.maxBodyBytes ?? settings.maxBodyBytes,
    signal,
    read,
    mayBeEmpty: isUntyped || facts.empty === true || method === "HEAD",
  };
}
