import type { BenchCaller } from "./bench-caller.ts";

/**
 * Microseconds of this thread per call, one after the other, half of them reading and half writing. What other processes
 * take from the machine meanwhile does not count.
 */
export async function measureCallTime({ read, write }: BenchCaller, calls: number): Promise<number> {
  const started = process.threadCpuUsage();
  for (let call = 0; call < calls; call += 2) {
    await read();
    await write();
  }
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / calls;
}

/** Calls per second, always `concurrency` of them at the same time. */
export async function measureThroughput(
  { read, write }: BenchCaller,
  concurrency: number,
  durationMs: number,
): Promise<number> {
  const started = performance.now();
  const end = started + durationMs;
  let calls = 0;
  const work = async (): Promise<void> => {
    while (performance.now() < end) {
      await (calls % 2 === 0 ? read() : write());
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return calls / ((performance.now() - started) / 1000);
}
