// Prints how many bytes a call of one client allocates.
import { request } from "./request.mjs";
import { stubAnswer } from "./stub-answer.mjs";

const CALLS = 1000;
const { createCaller } = await import(`./callers/${process.argv[2]}.mjs`);
const call = createCaller({ ...request, baseUrl: "http://stub.example", fetch: stubAnswer });
for (let warm = 0; warm < 100; warm += 1) await call();
globalThis.gc();
const before = process.memoryUsage().heapUsed;
for (let count = 0; count < CALLS; count += 1) await call();
console.log((process.memoryUsage().heapUsed - before) / CALLS);
process.exit();
