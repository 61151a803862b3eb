import { compareRounds } from "../measure/compare-rounds.ts";
import { interleave } from "../measure/interleave.ts";
import { startLoopbackServer } from "../measure/start-loopback-server.ts";
import { type BenchCaller, createBareCaller, createRuntimeCaller } from "./bench-caller.ts";
import { measureCallTime, measureThroughput } from "./measure-calls.ts";

// The clock of a thread moves in steps of milliseconds.
const STUB_CALLS = 20_000;
const SLOT_MS = 250;

/** A limit that must hold, and our goal. */
interface Target {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly goal: number;
}
const THROUGHPUT: Target = { atLeast: 0.88, goal: 0.92 };
const CALL_TIME: Target = { atMost: 1.6, goal: 1.4 };

/** One comparison with bare fetch. */
export interface Row {
  readonly what: string;
  readonly bare: number;
  readonly unit: string;
  readonly ratio: number;
  readonly spread: readonly [number, number];
  /** Ratio of the control to bare fetch: shows how exact the ratios are. */
  readonly control: number;
  readonly target: Target;
}

/** Compares the runtime with bare fetch, with its defaults, and with hooks and a total timeout. */
export async function compareCalls(rounds: number): Promise<Row[]> {
  using server = await startLoopbackServer();
  const onWire = createCallers(server.baseUrl, (url, init) => fetch(url, init));
  const stubbed = createCallers("http://stub.example", () => Promise.resolve(stubAnswer()));
  const perSecond = (concurrency: number) => (caller: BenchCaller) =>
    measureThroughput(caller, concurrency, SLOT_MS);
  const perCall = (caller: BenchCaller): Promise<number> => measureCallTime(caller, STUB_CALLS);
  return [
    ...(await compare("calls per second, 1 at a time", "/s", THROUGHPUT, onWire, perSecond(1), rounds)),
    ...(await compare("calls per second, 64 at a time", "/s", THROUGHPUT, onWire, perSecond(64), rounds)),
    ...(await compare("time per call, stubbed", "µs", CALL_TIME, stubbed, perCall, rounds)),
  ];
}

/** Returns whether a ratio is within its limit. */
export function isMet({ ratio, target: { atLeast = 0, atMost = Infinity } }: Row): boolean {
  return ratio >= atLeast && ratio <= atMost;
}

/** The cells of a table under `HEAD`. */
export function toCells(row: Row): string[] {
  const { what, bare, unit, ratio, spread, control, target } = row;
  const { atLeast, atMost = Infinity, goal } = target;
  const [sign, limit] = atLeast === undefined ? ["≤", atMost] : ["≥", atLeast];
  const reachesGoal = atLeast === undefined ? ratio <= goal : ratio >= goal;
  return [
    what,
    `${bare.toFixed(unit === "µs" ? 1 : 0)} ${unit}`,
    ratio.toFixed(3),
    spread.map((quartile) => quartile.toFixed(2)).join("–"),
    control.toFixed(3),
    `${sign} ${limit}`,
    `${sign} ${goal}`,
    isMet(row) ? (reachesGoal ? "reached" : "holds") : "MISSED",
  ];
}

export const HEAD: readonly string[] = [
  "what",
  "bare fetch",
  "ratio",
  "half of the rounds",
  "control",
  "must be",
  "goal",
  "verdict",
];

type Callers = ReturnType<typeof createCallers>;

function createCallers(baseUrl: string, send: typeof fetch) {
  let events = 0;
  const count = (): void => {
    events += 1;
  };
  const hooks = { onRequest: count, onResponse: count, onRetry: count, onError: count };
  return {
    bare: createBareCaller(baseUrl, send),
    control: createBareCaller(baseUrl, send),
    defaults: createRuntimeCaller(baseUrl, send, {}),
    everything: createRuntimeCaller(baseUrl, send, { totalTimeoutMs: 60_000, ...hooks }),
  };
}

function stubAnswer(): Response {
  return new Response('{"id":"5f2b6c1e9a","name":"Front desk","language":"en","tags":["clinic","en"]}', {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "x-ratelimit-max": "1000000000",
      "x-ratelimit-remaining": "999999999",
    },
  });
}

async function compare(
  what: string,
  unit: string,
  target: Target,
  callers: Callers,
  measureOne: (caller: BenchCaller) => Promise<number>,
  rounds: number,
): Promise<Row[]> {
  const subjects = Object.entries(callers).map(([name, caller]: [string, BenchCaller]) => ({
    name,
    measure: () => measureOne(caller),
  }));
  const figures = await interleave(subjects, rounds, 2);
  const of = (name: keyof Callers): readonly number[] => figures.get(name) ?? [];
  const bare = of("bare").map((figure, round) => (figure + (of("control")[round] ?? figure)) / 2);
  const control = compareRounds(of("control"), of("bare")).ratio;
  return (["defaults", "everything"] as const).map((name) => ({
    what: `${what}, ${name === "everything" ? "with hooks and a total timeout" : "defaults"}`,
    bare: bare.reduce((sum, figure) => sum + figure, 0) / bare.length,
    unit,
    ...compareRounds(of(name), bare),
    control,
    target,
  }));
}
