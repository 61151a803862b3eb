import type { ResponseHead } from "../response/response-head.js";
import { RateLimitError } from "../errors/rate-limit-error.js";
import type { CallName } from "../errors/runtime-error.js";
import type { RateWindow } from "./rate-window.js";
import { createQueue, LONGEST_BLOCK_MS } from "./rate-queue.js";

/**
 * Says when a request may be sent, so that parallel calls queue instead of running into the platform's limit. There is
 * one per token. Several processes share a limit by giving their clients a budget that asks a common store.
 */
export interface RateBudget {
  /**
   * Gives a permit, at once or when there is room again. Throws as soon as the signal is aborted, and when a limit is used
   * up for so long that waiting makes no sense: what it throws then, such as `RateLimitError`, is what the call throws.
   */
  acquire(call: CallName, signal: AbortSignal | undefined): Permit | Promise<Permit>;
  /**
   * Called before `acquire`, if defined. Returns a permit if there is room at once. If not, returns how many milliseconds the
   * wait will last at least, for the hook `onWait`, or `undefined`. Throws as `acquire` does.
   */
  tryAcquire?(call: CallName): Permit | number | undefined;
}

/** Leave to send one request. Exactly one of the two is called, once; what they throw goes to `console.error`. */
export interface Permit {
  /** The head of the answer arrived; without an argument: none did, although the request may have reached the server. */
  settle(head?: ResponseHead): unknown;
  /** Nothing was sent. */
  release(): unknown;
}

/** A budget in memory, from what the spec and the answers say about the platform's windows. */
export function createRateBudget(windows: readonly RateWindow[]): RateBudget {
  const queues = windows.filter(({ exhausted }) => exhausted === "wait").map(createQueue);
  const usedUpUntil = new Map<string, number>();

  const check = (call: CallName): void => {
    for (const [name, until] of usedUpUntil) {
      if (performance.now() < until) throw new RateLimitError(call, name);
      usedUpUntil.delete(name);
    }
  };

  const permit: Permit = {
    settle(head) {
      for (const { name, remaining, windowMs } of head?.rateLimit ?? []) {
        // Only time takes it back: an answer with something left may be older than the one that said 0.
        if (
          remaining === 0 &&
          windows.some((window) => window.name === name && window.exhausted === "fail")
        ) {
          usedUpUntil.set(name, performance.now() + Math.min(windowMs, LONGEST_BLOCK_MS));
        }
      }
      for (const queue of queues) queue.leave(head);
    },
    release() {
      for (const queue of queues) queue.giveBack();
    },
  };

  const leave = (entered: number): void => {
    for (const queue of queues.slice(0, entered)) queue.giveBack();
  };

  return {
    tryAcquire(call) {
      check(call);
      const full = queues.findIndex((queue) => !queue.tryEnter());
      if (full === -1) return permit;
      leave(full);
      return queues[full]?.delayMs();
    },
    async acquire(call, signal) {
      let entered = 0;
      try {
        check(call);
        for (const queue of queues) {
          await queue.enter(signal);
          entered += 1;
        }
        // While it waited, another call may have learnt that the limit is used up.
        check(call);
      } catch (error) {
        leave(entered);
        throw error;
      }
      return permit;
    },
  };
}
