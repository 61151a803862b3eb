import type { Random } from "./random.js";

/** Step of a server that has received a part of a request, or all of it. */
export type Step =
  | {
      readonly kind: "response";
      readonly status: string;
      readonly isClosed: boolean;
      readonly delayMs: number;
    }
  /** Cuts the connection when this many bytes of the call have arrived, or what there is of it. */
  | { readonly kind: "cut"; readonly atByte: number; readonly isReset: boolean }
  /** Cuts its response. */
  | { readonly kind: "cut response"; readonly atByte: number; readonly isReset: boolean }
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "stall" }
  | { readonly kind: "restart"; readonly downMs: number };

/** One call, and what becomes of it each time it arrives; the last step from then on. */
export interface FuzzPlan {
  readonly id: string;
  readonly method: string;
  /** True if it must reach the server at most once. */
  readonly isOnce: boolean;
  readonly body: "none" | "small" | "large" | "form";
  readonly steps: readonly [Step, ...Step[]];
  readonly server: number;
  readonly timeoutMs: number;
  /** When the caller aborts it, if it does. */
  readonly abortMs: number | undefined;
  /** True if it is sent by a `fetch` of the caller's own that retries by itself. */
  readonly isOwnFetch: boolean;
  /** Delay before the call. */
  readonly waitMs: number;
}

export const SERVERS = 3;

/** Statuses with which a server says that it did not act. */
const TURNED_AWAY = ["421 Misdirected", "429 Too Many", "503 Unavailable\r\nRetry-After: 0"] as const;

/** Returns whether a server that took this step may have acted on a request that arrived whole. */
export function mayHaveActed(step: Step): boolean {
  return step.kind !== "response" || !TURNED_AWAY.some((status) => status === step.status);
}

export function planCall(random: Random, id: string): FuzzPlan {
  const isOnce = random.isTrue(0.5);
  const method = random.pick(isOnce ? ["POST", "PUT", "DELETE"] : ["POST", "PUT", "DELETE", "GET"]);
  return {
    id,
    method,
    isOnce,
    body: method === "GET" ? "none" : random.pick(["none", "small", "small", "large", "form"]),
    steps: [planStep(random), planStep(random), planStep(random), RESPONSE],
    server: random.below(SERVERS),
    timeoutMs: random.pick([60, 300, 1_000]),
    abortMs: random.isTrue(0.05) ? random.below(30) : undefined,
    isOwnFetch: random.isTrue(0.2),
    waitMs: random.pick([0, 0, 0, 1, 5]),
  };
}

const RESPONSE: Extract<Step, { readonly kind: "response" }> = {
  kind: "response",
  status: "200 OK",
  isClosed: false,
  delayMs: 0,
};

function planStep(random: Random): Step {
  const share = random.next();
  const isReset = random.isTrue(0.5);
  if (share < 0.45) {
    const delayMs = random.pick([0, 0, 2, 10]);
    return { ...RESPONSE, isClosed: random.isTrue(0.2), delayMs };
  }
  if (share < 0.62) {
    const status = random.pick([
      ...TURNED_AWAY,
      TURNED_AWAY[0],
      "401 No",
      "408 Late",
      "425 Early",
      "500 Failed",
      "307 Elsewhere\r\nLocation: /",
    ]);
    return { kind: "response", status, isClosed: random.isTrue(0.5), delayMs: 0 };
  }
  if (share < 0.8)
    return {
      kind: "cut",
      atByte: random.pick([1, random.below(400), random.below(200_000), Infinity]),
      isReset,
    };
  if (share < 0.88) return { kind: "cut response", atByte: random.below(60), isReset };
  if (share < 0.96)
    return {
      kind: "say",
      text: random.pick([
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 103 Hints\r\n\r\n",
        "hello\r\n\r\n",
        "\r\n",
      ]),
    };
  if (share < 0.97) return { kind: "stall" };
  return { kind: "restart", downMs: random.below(40) };
}
