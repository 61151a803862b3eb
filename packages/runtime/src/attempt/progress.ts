import type { Sent } from "../errors/runtime-error.js";

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
