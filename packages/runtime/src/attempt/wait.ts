import type { CallContext } from "./call-context.js";
import { waitingSignal } from "./deadline.js";
import { tellWait } from "../client/hooks.js";
import { untilAborted } from "./until-aborted.js";

/** Waits before a retry, until the call is aborted or its time is up at most; that reason is thrown then. */
export function wait(context: CallContext, delayMs: number): Promise<void> {
  tellWait(context, "retry", delayMs);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delayMs);
  });
  return untilAborted(elapsed, waitingSignal(context)).finally(() => clearTimeout(timer));
}
