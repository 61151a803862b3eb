import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { Spec } from "../../generator/read-spec.ts";
import { type Mock, startMock } from "../../verify/mock/start-mock.ts";
import { closeServer, listen } from "./listen.ts";

/** One address for everything that the programs of the rehearsal call. */
export interface TestServer {
  /** Below it: `/<caller>/<provider id>/…` a mock of the provider, `/<caller>/echo/…` whatever was asked, `/page`. */
  readonly url: string;
  /** Number of calls of a caller. */
  callsOf(caller: string): number;
  close(): Promise<void>;
}

/** Starts a mock of every provider behind one address, so that a page has only one origin to talk to. */
export async function startTestServer(specs: readonly Spec[]): Promise<TestServer> {
  const mocks = new Map<string, Mock>();
  for (const { id, document } of specs) mocks.set(id, await startMock(document));
  const calls = new Map<string, number>();

  const server = createServer((message, response) => {
    const [, caller = "", target = "", rest = ""] =
      /^\/([^/]+)(?:\/([^/]+)(\/.*)?)?$/.exec(message.url ?? "") ?? [];
    if (caller === "page") {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>page</title>");
      return;
    }
    calls.set(caller, (calls.get(caller) ?? 0) + 1);
    const mock = mocks.get(target);
    if (mock !== undefined) passOn(message, response, mock.baseUrl + rest);
    else if (target === "echo") response.writeHead(200, JSON_TYPE).end(JSON.stringify({ path: rest }));
    else response.writeHead(404).end();
  });
  const url = await listen(server);
  return {
    url,
    callsOf: (caller) => calls.get(caller) ?? 0,
    async close() {
      await closeServer(server);
      await Promise.all([...mocks.values()].map((mock) => mock.close()));
    },
  };
}

const JSON_TYPE = { "content-type": "application/json" };

function passOn(message: IncomingMessage, response: ServerResponse, url: string): void {
  const { method, headers } = message;
  const onward = request(url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  message.pipe(onward);
}
