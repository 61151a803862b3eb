import type { Sent } from "../errors/runtime-error.js";

/** Progress of a call, kept up to date for whatever ends it from outside. */
export interface Progress {
  /** On the platform's monotonic clock; read only when a hook will be told. */
  readonly beganAt: number;
  attempts: number;
  /** True if the server may have received the last attempt. */
  isOut: boolean;
  /** Says whether the server may have acted on any of the attempts. */
  sent: Sent;
}
