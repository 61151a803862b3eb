import { describe, expect, test } from "vitest";
import { ConnectionError } from "../errors/connection-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { didNotAct, isIdempotent, type Outcome, retryDelayMs } from "./retry-policy.js";

const call = { method: "POST", path: "/agents" };
const settings = { retryDelayMs: 500, maxRetryDelayMs: 60_000 };
const rules = { retries: 2, isSafe: true, settings };

function responded(status: number, retryAfterMs?: number): Outcome {
  return { status, retryAfterMs };
}

const refused: Outcome = { error: new ConnectionError(call, "no", undefined) };
const lost = (isSafe: boolean): Outcome => ({
  error: new ConnectionError(call, "maybe", undefined, undefined, isSafe),
});
const broken = (isSafe: boolean): Outcome => ({
  error: new ConnectionError(call, "yes", undefined, undefined, isSafe),
});
const late = (isSafe: boolean): Outcome => ({ error: new TimeoutError(call, 5, "maybe", isSafe) });
const strange: Outcome = { error: new Error("of another kind") };

type OutcomeOf = Outcome | ((isSafe: boolean) => Outcome);

function isRepeated(method: string, outcome: OutcomeOf): boolean {
  const isSafe = isIdempotent(method);
  const given = typeof outcome === "function" ? outcome(isSafe) : outcome;
  return retryDelayMs({ ...rules, isSafe }, 1, given) !== undefined;
}

describe("retryDelayMs", () => {
  test.each<[title: string, outcome: OutcomeOf, idempotent: boolean, other: boolean]>([
    ["408", responded(408), true, false],
    ["429", responded(429), true, true],
    ["500", responded(500), true, false],
    ["500 with Retry-After", responded(500, 0), true, false],
    ["501", responded(501), false, false],
    ["501 with Retry-After", responded(501, 0), false, false],
    ["502", responded(502), true, false],
    ["503", responded(503), true, false],
    ["503 with Retry-After", responded(503, 0), true, true],
    ["599", responded(599), true, false],
    ["400", responded(400), false, false],
    ["401", responded(401), false, false],
    ["409", responded(409), false, false],
    ["302", responded(302), false, false],
    ["200", responded(200), false, false],
    ["0", responded(0), false, false],
    ["a refused connection", refused, true, true],
    ["a lost connection", lost, true, false],
    ["a broken response", broken, true, false],
    ["a timeout", late, true, false],
    ["another error", strange, false, false],
  ])("after %s", (_title, outcome, idempotent, other) => {
    for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]) {
      expect(isRepeated(method, outcome), method).toBe(idempotent);
    }
    for (const method of ["POST", "PATCH", "LOCK", "GETT"]) {
      expect(isRepeated(method, outcome), method).toBe(other);
    }
  });

  test("stops at the maximum number of retries", () => {
    const tries = [1, 2, 3, 4].map((attempt) => retryDelayMs(rules, attempt, responded(500)));
    expect(tries.map((delay) => delay !== undefined)).toEqual([true, true, false, false]);
    expect(retryDelayMs({ ...rules, retries: 0 }, 1, responded(429, 0))).toBeUndefined();
  });

  test("is never less than the server asks for, and undefined when that is more than the cap", () => {
    const delays = Array.from({ length: 200 }, () => retryDelayMs(rules, 1, responded(429, 60_000)) ?? 0);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(60_000);
    // Not all at the same moment.
    expect(Math.max(...delays)).toBeGreaterThan(60_250);
    expect(Math.max(...delays)).toBeLessThanOrEqual(60_500);
    expect(retryDelayMs(rules, 1, responded(429, 60_001))).toBeUndefined();
    expect(retryDelayMs(rules, 1, responded(429, Infinity))).toBeUndefined();
  });

  test("is at least the full default delay when the server asks for a wait in an unclear form", () => {
    for (const [attempt, full] of [
      [1, 500],
      [2, 1_000],
    ] as const) {
      const delays = Array.from(
        { length: 200 },
        () => retryDelayMs(rules, attempt, { status: 429, isUnclear: true }) ?? 0,
      );
      expect(Math.min(...delays)).toBeGreaterThanOrEqual(full);
      expect(Math.max(...delays)).toBeGreaterThan(full * 1.5);
      expect(Math.max(...delays)).toBeLessThanOrEqual(full * 2);
    }
    // The response does not clearly say that the server did not act either.
    expect(retryDelayMs({ ...rules, isSafe: false }, 1, { status: 503, isUnclear: true })).toBeUndefined();
  });

  test("is never longer than a timer can wait", () => {
    const longest = 2_147_483_647;
    const most = { ...rules, settings: { retryDelayMs: longest, maxRetryDelayMs: longest } };
    for (let round = 0; round < 20; round += 1)
      expect(retryDelayMs(most, 1, responded(429, longest))).toBe(longest);
  });

  test("grows by itself, whatever the cap", () => {
    const delays = Array.from({ length: 200 }, () =>
      retryDelayMs({ ...rules, settings: { ...settings, maxRetryDelayMs: 0 } }, 2, responded(500)),
    );
    expect(Math.max(...delays.map((delay) => delay ?? Infinity))).toBeLessThanOrEqual(1_000);
    expect(Math.max(...delays.map((delay) => delay ?? 0))).toBeGreaterThan(600);
  });
});

describe("didNotAct", () => {
  test.each<[outcome: Outcome, want: boolean]>([
    [responded(429), true],
    [responded(503, 0), true],
    [responded(503), false],
    [responded(500, 0), false],
  ])("%j is %s", (outcome, want) => {
    expect(didNotAct(outcome)).toBe(want);
  });
});
