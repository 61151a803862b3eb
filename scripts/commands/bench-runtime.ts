import { join } from "node:path";
import type { BenchCaller } from "../verify/bench-runtime/bench-caller.ts";
import { measureCallTime, measureThroughput } from "../verify/bench-runtime/measure-calls.ts";
import { findUnbuilt } from "../generator/find-unbuilt.ts";
import { compareRounds } from "../verify/measure/compare-rounds.ts";
import { interleave } from "../verify/measure/interleave.ts";
import { startLoopbackServer } from "../verify/measure/start-loopback-server.ts";
import { printTable } from "../base/terminal/print-table.ts";
import { runCommandLine, UsageError } from "../base/terminal/run-command-line.ts";

const HELP = `Usage: pnpm bench:runtime [--rounds <n>] [--json]

Compares the built runtime with bare fetch doing the same requests, with its defaults (retry, timeout, rate budget,
guards), and also with hooks and a total timeout: calls per second against a server in another process, and
thread time per call with a fetch that responds at once. Measures everything in turn, round by round, with a
control (bare fetch again). The figures are medians of the ratios of single rounds.

  --rounds  number of rounds; default and minimum: 15
  --json    prints JSON instead of a table
  --help    shows this`;

const LEAST_ROUNDS = 15;
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

interface Row {
  readonly what: string;
  readonly bare: number;
  readonly unit: string;
  readonly ratio: number;
  readonly spread: readonly [number, number];
  /** Ratio of the control to bare fetch: shows how exact the ratios are. */
  readonly control: number;
  readonly target: Target;
}

interface RunOptions {
  readonly rounds: string;
  readonly json: boolean;
}

/** Runs the command, and returns the exit code. */
async function run({ rounds: text, json }: RunOptions): Promise<number> {
  const rounds = Number(text);
  if (!Number.isInteger(rounds) || rounds < LEAST_ROUNDS)
    throw new UsageError(`--rounds must be a whole number of at least ${LEAST_ROUNDS}`);
  const unbuilt = findUnbuilt(join(import.meta.dirname, "../.."));
  if (unbuilt !== undefined) {
    console.error(unbuilt);
    return 1;
  }
  const rows = await measure(rounds);
  if (json) console.log(JSON.stringify({ rounds, node: process.version, rows }, null, 2));
  else printRows(rows);
  return rows.every(isMet) ? 0 : 1;
}

async function measure(rounds: number): Promise<Row[]> {
  using server = await startLoopbackServer();
  const send: typeof fetch = (url, init) => fetch(url, init);
  const onWire = await createCallers(server.baseUrl, send);
  const stubbed = await createCallers("http://stub.example", () => Promise.resolve(stubAnswer()));
  const perSecond = (concurrency: number) => (caller: BenchCaller) =>
    measureThroughput(caller, concurrency, SLOT_MS);
  const perCall = (caller: BenchCaller): Promise<number> => measureCallTime(caller, STUB_CALLS);
  return [
    ...(await compare("calls per second, 1 at a time", "/s", THROUGHPUT, onWire, perSecond(1), rounds)),
    ...(await compare("calls per second, 64 at a time", "/s", THROUGHPUT, onWire, perSecond(64), rounds)),
    ...(await compare("time per call, stubbed", "µs", CALL_TIME, stubbed, perCall, rounds)),
  ];
}

interface Callers {
  readonly bare: BenchCaller;
  readonly control: BenchCaller;
  readonly defaults: BenchCaller;
  readonly everything: BenchCaller;
}

async function createCallers(baseUrl: string, send: typeof fetch): Promise<Callers> {
  // Imported late, because it loads the built runtime: without a build, the command can still show its help.
  const { createBareCaller, createRuntimeCaller } = await import("../verify/bench-runtime/bench-caller.ts");
  let events = 0;
  const count = (): void => {
    events += 1;
  };
  return {
    bare: createBareCaller(baseUrl, send),
    control: createBareCaller(baseUrl, send),
    defaults: createRuntimeCaller(baseUrl, send, {}),
    everything: createRuntimeCaller(baseUrl, send, {
      totalTimeoutMs: 60_000,
      onRequest: count,
      onResponse: count,
      onRetry: count,
      onError: count,
    }),
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
  // Warms up the compiler before the first measurement.
  await interleave(subjects, 2);
  const figures = await interleave(subjects, rounds);
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

function isMet({ ratio, target: { atLeast = 0, atMost = Infinity } }: Row): boolean {
  return ratio >= atLeast && ratio <= atMost;
}

function reachesGoal({ ratio, target: { atLeast, goal } }: Row): boolean {
  return atLeast === undefined ? ratio <= goal : ratio >= goal;
}

function printRows(rows: readonly Row[]): void {
  printTable(
    ["what", "bare fetch", "ratio", "half of the rounds", "control", "must be", "goal", "verdict"],
    rows.map((row) => {
      const { what, bare, unit, ratio, spread, control, target } = row;
      const [sign, limit] =
        target.atLeast === undefined ? ["≤", target.atMost ?? Infinity] : ["≥", target.atLeast];
      return [
        what,
        `${bare.toFixed(unit === "µs" ? 1 : 0)} ${unit}`,
        ratio.toFixed(3),
        `${spread[0].toFixed(2)}–${spread[1].toFixed(2)}`,
        control.toFixed(3),
        `${sign} ${limit}`,
        `${sign} ${target.goal}`,
        isMet(row) ? (reachesGoal(row) ? "reached" : "holds") : "MISSED",
      ];
    }),
  );
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  help: HELP,
  options: {
    rounds: { type: "string", default: String(LEAST_ROUNDS) },
    json: { type: "boolean", default: false },
  },
  run,
});
