// Prints how many bytes a call allocates, beyond what bare fetch does for the same request. Run by measure-allocation.ts
// with a young generation so large that nothing is collected meanwhile, and without the compilers that do away with objects.
import { type BenchCaller, createBareCaller, createRuntimeCaller } from "../bench-runtime/bench-caller.ts";

const CALLS = 1000;
const answer = (): Promise<Response> =>
  Promise.resolve(new Response('{"id":"5f2b6c1e9a"}', { headers: { "content-type": "application/json" } }));

async function allocate({ read, write }: BenchCaller): Promise<number> {
  for (let warm = 0; warm < 50; warm += 1) {
    await read();
    await write();
  }
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let call = 0; call < CALLS; call += 2) {
    await read();
    await write();
  }
  return (process.memoryUsage().heapUsed - before) / CALLS;
}

const bare = await allocate(createBareCaller("http://stub.example", answer));
const ours = await allocate(createRuntimeCaller("http://stub.example", answer, {}));
console.log(JSON.stringify({ bare, ours }));
