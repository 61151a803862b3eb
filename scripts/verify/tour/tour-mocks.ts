import { parameterExample } from "../../generator/example-call.ts";
import type { Spec } from "../../generator/read-spec.ts";
import { startMock } from "../mock/start-mock.ts";
import { connectClient } from "./connect-client.ts";
import { planTour } from "./plan-tour.ts";
import { printTour, type Stop } from "./print-tour.ts";

/** Calls a mock of every provider; gives the number of calls that failed. */
export async function tourMocks(specs: readonly Spec[], print: (line: string) => void): Promise<number> {
  await using started = new AsyncDisposableStack();
  const stops: Stop[] = [];
  for (const { id, document } of specs) {
    const mock = await startMock(document);
    started.defer(() => mock.close());
    print(`› mock of ${id} on ${mock.baseUrl}`);
    stops.push({
      id,
      client: connectClient(id, { baseUrl: mock.baseUrl, token: "a-token-for-the-mock" }),
      document,
      operations: planTour(document),
      fallback: parameterExample,
      missing: ({ name }) => `the spec has no example for ${name}`,
    });
  }
  return await printTour(stops, print);
}
