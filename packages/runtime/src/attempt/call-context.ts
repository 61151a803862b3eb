import type { OnceGuard } from "./at-most-once.js";
import type { CallSettings } from "../client/call-settings.js";
import type { Deadline } from "./deadline.js";
import type { CallName } from "../errors/runtime-error.js";
import type { Progress } from "./progress.js";
import type { OperationFacts } from "../client/provider.js";
import type { WireRequest } from "./wire.js";

/** One call, from the settings of its client and its own options. */
export interface CallContext {
  /** As it was built; where it is sent may change by a redirect. */
  readonly request: WireRequest;
  readonly settings: CallSettings;
  readonly call: CallName;
  readonly facts: OperationFacts;
  /** For a request that must reach the server at most once. */
  readonly guard: OnceGuard | undefined;
  /** True if sending it twice has the same effect as sending it once. */
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
  /** True if a success may have no body. */
  readonly mayBeEmpty: boolean;
  readonly progress: Progress;
}
