import type { OnceGuard } from "./at-most-once.js";
import type { CallSettings } from "./call-settings.js";
import type { Deadline } from "./deadline.js";
import type { CallName, Sent } from "./errors/runtime-error.js";
import type { OperationFacts } from "./provider.js";
import type { WireRequest } from "./send-attempt.js";

/** One call, from the settings of its client and its own options. */
export interface CallContext {
  /** As it was built; where it is sent may change by a redirect. */
  readonly request: WireRequest;
  readonly settings: CallSettings;
  readonly call: CallName;
  readonly facts: OperationFacts;
  /** For a request that must reach the server at most once. */
  readonly guard: OnceGuard | undefined;
  /** Whether doing it twice does the same as doing it once. */
  readonly isSafe: boolean;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly maxBodyBytes: number;
  /** The caller's own. */
  readonly signal: AbortSignal | undefined;
  /** The time for the whole call, when there is one. */
  readonly deadline: Deadline | undefined;
  /** Reads a success that is not JSON. */
  readonly read: ((response: Response) => unknown) | undefined;
  /** Whether nothing promises a body in a success. */
  readonly mayBeEmpty: boolean;
  readonly progress: Progress;
}

/** How far a call has come, kept up to date for whoever ends it from outside. */
export interface Progress {
  /** On the platform's monotonic clock; read only when a hook will be told. */
  readonly beganAt: number;
  attempts: number;
  /** Whether the server may have received the last attempt. */
  isOut: boolean;
  /** Whether the server may have acted on any of the attempts. */
  sent: Sent;
}
