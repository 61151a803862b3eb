import type { IncomingMessage, ServerResponse } from "node:http";
import { type LocalServer, startServer } from "../../base/http/start-server.ts";
import type { Spec } from "../../generator/read-spec.ts";
import { startMock } from "../../verify/mock/start-mock.ts";
import { forwardTo, passOn, readWireRequest } from "../../base/http/wire-request.ts";

/**
 * One address for everything that the programs of the rehearsal call. Below it: `/<caller>/<provider id>/…` a mock of the
 * provider, `/<caller>/echo/…` whatever was asked, `/page`.
 */
export interface TestServer extends LocalServer {
  /** Number of calls of a caller. */
  callsOf(caller: string): number;
}

/** Starts a mock of every provider behind one address, so that a page has only one origin to talk to. */
export async function startTestServer(specs: readonly Spec[]): Promise<TestServer> {
  const mocks = new Map<string, LocalServer>();
  for (const { id, document } of specs) mocks.set(id, await startMock(document));
  const calls = new Map<string, number>();

  const server = await startServer((message, response) => {
    const [, caller = "", target = "", rest = ""] =
      /^\/([^/]+)(?:\/([^/]+)(\/.*)?)?$/.exec(message.url ?? "") ?? [];
    if (caller === "page") {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>page</title>");
      return;
    }
    calls.set(caller, (calls.get(caller) ?? 0) + 1);
    const mock = mocks.get(target);
    if (mock !== undefined) void ask(mock, rest, message, response);
    else if (target === "echo") response.writeHead(200, JSON_TYPE).end(JSON.stringify({ path: rest }));
    else response.writeHead(404).end();
  });
  return {
    baseUrl: server.baseUrl,
    callsOf: (caller) => calls.get(caller) ?? 0,
    async close() {
      await server.close();
      await Promise.all([...mocks.values()].map((mock) => mock.close()));
    },
  };
}

const JSON_TYPE = { "content-type": "application/json" };

async function ask(
  mock: LocalServer,
  url: string,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    passOn(await forwardTo(mock.baseUrl, { ...(await readWireRequest(message)), url }), response);
  } catch {
    response.destroy();
  }
}
