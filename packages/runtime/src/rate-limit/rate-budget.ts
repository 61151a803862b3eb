import type { ResponseHead } from "../response/response-head.js";
import { RateLimitError } from "../errors/rate-limit-error.js";
import type { CallName } from "../errors/runtime-error.js";
import type { RateWindow } from "./rate-window.js";
import { createQueue, LONGEST_BLOCK_MS } from "./rate-queue.js";

/**
 * Decides when a request may be sent, so that parallel calls queue instead of running into the platform's limit. There is
 * one per token. Several processes can share a limit with a budget that uses a common store.
 */
export interface RateBudget {
  /**
   * Returns a permit, at once or when there is room again. Throws when the signal is aborted, and when a limit is used up for too
   * long to wait: the call throws that error, such as `RateLimitError`.
   */
  acquire(call: CallName, signal: AbortSignal | undefined): Permit | Promise<Permit>;
  /**
   * Called before `acquire`, if defined. Returns a permit if there is room at once. If not, returns how many milliseconds the
   * wait will last at least, for the hook `onWait`, or `undefined`. Throws as `acquire` does.
   */
  tryAcquire?(call: CallName): Permit | number | undefined;
}

/** Permission to send one request. Exactly one of the two methods is called, once; what it throws goes to `console.error`. */
export interface Permit {
  /**
   * Called when the head of the response arrived; without an argument if none did, although the request may have reached the
   * server.
   */
  settle(head?: ResponseHead): unknown;
  /** Called when nothing was sent. */
  release(): unknown;
}

/** Creates a budget in memory, from what the spec and the responses say about the platform's windows. */
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
        // Only time ends it: a response with requests remaining may be older than the one with 0.
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
        // Meanwhile, another call may have learned that the limit is used up.
        check(call);
      } catch (error) {
        leave(entered);
        throw error;
      }
      return permit;
    },
  };
}
