import type { ResponseHead } from "../response/response-head.js";
import type { RateWindow } from "./rate-window.js";

/** Queue of requests for one window of the platform. */
export interface RateQueue {
  /** Takes a slot, if one is free. */
  tryEnter(): boolean;
  /** Takes a slot when its turn comes. Rejects with the signal's reason. */
  enter(signal: AbortSignal | undefined): Promise<void>;
  /** Returns the least time that one more request would wait, in milliseconds, or `undefined` if unknown. */
  delayMs(): number | undefined;
  /** Called when the head of the response arrived, or never will: the slot is free again one window later. */
  leave(head: ResponseHead | undefined): void;
  /** Called when nothing was sent: the slot is free at once. */
  giveBack(): void;
}

/** Longest time to believe a server that a limit is used up, before the next request. */
export const LONGEST_BLOCK_MS = 60_000;

/**
 * Keeps to a limit without knowing when the server's window begins: the slot of a request is free again one window after its
 * response arrived. The server received the request before that, so two requests in the same slot reach it at least one window
 * apart, and no window of the server, fixed or sliding, ever has more requests than there are slots.
 */
export function createQueue({ name, requests, windowMs }: RateWindow): RateQueue {
  let limit = requests;
  /** Unknown before the first response, which one request at a time waits for. */
  let isKnown = limit !== undefined;
  /** Requests without a response yet. */
  let out = 0;
  /** When the slots of requests with a response are free again, earliest first; those before `cooled` already are. */
  let cooling: number[] = [];
  let cooled = 0;
  /** Slots that other clients took, such as in another process, and when they are free again. */
  let others = 0;
  let othersUntil = 0;
  /** No request is sent before this time, after the server refused one. */
  let blockedUntil = 0;
  const waiting = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const countTaken = (now: number): number => {
    while ((cooling[cooled] ?? Infinity) <= now) cooled += 1;
    // Not one by one, which would move all the others each time.
    if (cooled > cooling.length / 2) {
      cooling = cooling.slice(cooled);
      cooled = 0;
    }
    if (othersUntil <= now) others = 0;
    return out + cooling.length - cooled + others;
  };

  const take = (now: number): boolean => {
    const isFree = now >= blockedUntil && countTaken(now) < (isKnown ? (limit ?? Infinity) : 1);
    if (isFree) out += 1;
    return isFree;
  };

  /** Returns when the next slot may be free; `Infinity` if only the responses that are on their way can free one. */
  const nextFree = (now: number): number =>
    Math.min(...[blockedUntil, cooling[cooled] ?? 0, othersUntil].filter((until) => until > now));

  const admit = (): void => {
    if (waiting.size === 0) return;
    clearTimeout(timer);
    // Read once: a slot that became free between two readings would be neither taken nor waited for.
    const now = performance.now();
    for (const enter of waiting) {
      if (!take(now)) break;
      waiting.delete(enter);
      enter();
    }
    if (waiting.size === 0) return;
    const waitMs = nextFree(now) - now;
    // Timers of more than 24 days fire at once.
    if (waitMs < Infinity) timer = setTimeout(admit, Math.min(waitMs, LONGEST_BLOCK_MS) + 1);
  };

  const learn = ({ status, rateLimit, retryAfterMs = windowMs }: ResponseHead, now: number): void => {
    const state = rateLimit.find((window) => window.name === name);
    // A platform whose successes do not mention a limit has none; an error may come from a gateway before it.
    isKnown ||= state !== undefined || status < 300;
    if (state !== undefined) {
      if (state.windowMs < windowMs) {
        const soonest = now + state.windowMs;
        cooling = cooling.map((until) => Math.min(until, soonest));
      }
      ({ windowMs } = state);
      const { remaining = 0 } = state;
      // A limit of 0 would stop every call forever.
      limit = state.limit || requests || Math.max(limit ?? 0, remaining + 1);
      // Responses can arrive out of order, and then describe a fuller or emptier window than there is. Only one fuller than our own
      // count is believed: at worst, calls wait one window too long.
      const more = state.remaining === undefined ? 0 : limit - remaining - countTaken(now) - 1;
      if (more > 0) {
        others += more;
        othersUntil = now + windowMs;
      }
    }
    if (status === 429 && !state?.remaining)
      blockedUntil = now + Math.min(retryAfterMs, windowMs, LONGEST_BLOCK_MS);
  };

  return {
    tryEnter() {
      if (waiting.size > 0) return false;
      // With a free slot even before counting those that time has freed, there is no need to know the time.
      const isEmpty =
        blockedUntil === 0 && isKnown && out + cooling.length - cooled + others < (limit ?? Infinity);
      if (isEmpty) out += 1;
      return isEmpty || take(performance.now());
    },
    enter(signal) {
      return new Promise((resolve, reject) => {
        const abort = (): void => {
          waiting.delete(enter);
          signal?.removeEventListener("abort", abort);
          reject(signal?.reason);
          // It held no slot, but the timer may no longer be needed.
          if (waiting.size === 0) clearTimeout(timer);
        };
        const enter = (): void => {
          signal?.removeEventListener("abort", abort);
          resolve();
        };
        waiting.add(enter);
        signal?.addEventListener("abort", abort);
        if (signal?.aborted) abort();
        else admit();
      });
    },
    delayMs() {
      const now = performance.now();
      const next = nextFree(now);
      // Those before it take the next free slots.
      const windows = Math.floor(waiting.size / (limit ?? 1));
      return next < Infinity ? Math.max(next, blockedUntil) - now + windows * windowMs : undefined;
    },
    leave(head) {
      out -= 1;
      const now = performance.now();
      // Before its own slot is counted: the server has counted the request of this response already.
      if (head !== undefined) learn(head, now);
      if (limit !== undefined) cooling.push(now + windowMs);
      admit();
    },
    giveBack() {
      out -= 1;
      admit();
    },
  };
}
