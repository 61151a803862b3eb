import { measureThroughput } from "../bench-runtime/measure-calls.ts";
import { compareRounds } from "../measure/compare-rounds.ts";
import { interleave, type Subject } from "../measure/interleave.ts";
import { startLoopbackServer } from "../measure/start-loopback-server.ts";
import { BARE, type Call, type Caller, loadCaller } from "./callers.ts";
import { timeProgram } from "./measure-program.ts";
import { request } from "./request.mjs";
import { stubAnswer } from "./stub-answer.mjs";

/** Ratios to bare fetch, by what was measured and by client. */
export type Ratios = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** With fewer, how soon the compiler comes to a client counts for more than what the client does. */
const STUB_CALLS = 10_000;
const SLOT_MS = 250;

/** Compares the clients with bare fetch, interleaved. */
export async function measureClients(callers: readonly Caller[], rounds: number): Promise<Ratios> {
  using server = await startLoopbackServer();
  const make = async (baseUrl: string, fetch?: typeof globalThis.fetch): Promise<[string, Call][]> =>
    Promise.all(
      callers.map(async ({ name }): Promise<[string, Call]> => {
        const createCaller = await loadCaller(name);
        return [name, createCaller({ ...request, baseUrl, ...(fetch === undefined ? {} : { fetch }) })];
      }),
    );
  const stubbed = await make("http://stub.example", stubAnswer);
  const onWire = await make(server.baseUrl);
  const subjects = (calls: readonly [string, Call][], measure: (call: Call) => Promise<number>): Subject[] =>
    calls.map(([name, call]) => ({ name, measure: () => measure(call) }));
  const perSecond = (concurrency: number) => (call: Call) =>
    measureThroughput({ read: call, write: call }, concurrency, SLOT_MS);
  return new Map([
    ["time per call, stubbed", await compareAll(subjects(stubbed, timeCalls), rounds)],
    ["calls per second, 1 at a time", await compareAll(subjects(onWire, perSecond(1)), rounds)],
    ["calls per second, 64 at a time", await compareAll(subjects(onWire, perSecond(64)), rounds)],
    [
      "process start to first answer",
      await compareAll(
        callers.map(({ name }) => ({
          name,
          measure: () => timeProgram("start.mjs", [name, server.baseUrl]),
        })),
        rounds,
      ),
    ],
  ]);
}

async function timeCalls(call: Call): Promise<number> {
  const started = performance.now();
  for (let count = 0; count < STUB_CALLS; count += 1) await call();
  return (performance.now() - started) / STUB_CALLS;
}

async function compareAll(
  subjects: readonly Subject[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const figures = await interleave(subjects, rounds, 2);
  const bare = figures.get(BARE) ?? [];
  return new Map([...figures].map(([name, own]) => [name, compareRounds(own, bare).ratio]));
}
