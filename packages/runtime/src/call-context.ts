import type { CallSettings } from "./call-settings.js";
import type { CallName, Sent } from "./errors/runtime-error.js";
import type { OperationFacts } from "./provider.js";

/** One call, from the settings of its client and its own options. */
export interface CallContext {
  readonly settings: CallSettings;
  readonly call: CallName;
  readonly facts: OperationFacts;
  /** It places a call or spends money: it reaches the server at most once. */
  readonly isOnce: boolean;
  readonly timeoutMs: number;
  readonly retries: number;
  /** Aborted when the caller wants it, or when the time for the whole call is up. */
  readonly signal: AbortSignal | undefined;
  /** Reads a success that is not JSON. */
  readonly read: ((response: Response) => unknown) | undefined;
  readonly progress: Progress;
}

/** How far a call has come, kept up to date for whoever ends it from outside. */
export interface Progress {
  attempts: number;
  /** Whether the server may have acted on any of the attempts. */
  sent: Sent;
}
