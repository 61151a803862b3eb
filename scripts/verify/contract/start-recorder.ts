import { Agent } from "node:http";
import { type LocalServer, startServer } from "../../base/http/start-server.ts";
import { forwardTo, passOn, readWireRequest, type WireRequest } from "../../base/http/wire-request.ts";

/** A proxy on this machine that keeps what passes through it. */
export interface Recorder extends LocalServer {
  /** Makes a call and returns its result and the requests that arrived meanwhile. One call at a time. */
  record<Result>(call: () => Promise<Result>, change?: ChangeRequest): Promise<Recording<Result>>;
}

/** The request that the target receives in place of the one sent. */
export type ChangeRequest = (request: WireRequest) => WireRequest;

export interface Recording<Result> {
  readonly result: Result;
  readonly requests: readonly WireRequest[];
}

/** Starts a recorder in front of `target`, the base URL of a server. */
export async function startRecorder(target: string): Promise<Recorder> {
  const agent = new Agent({ keepAlive: true });
  let requests: WireRequest[] = [];
  let change: ChangeRequest = (request) => request;
  const server = await startServer((incoming, answer) => {
    readWireRequest(incoming)
      .then((request) => {
        requests.push(request);
        return forwardTo(target, change(request), agent);
      })
      .then((response) => passOn(response, answer))
      .catch((error: unknown) => {
        if (!answer.headersSent) answer.writeHead(502, { "content-type": "text/plain" });
        answer.end(`the recorder could not forward this: ${String(error)}`);
      });
  });
  return {
    baseUrl: server.baseUrl,
    async record(call, changeRequest = (request) => request) {
      requests = [];
      change = changeRequest;
      const result = await call();
      return { result, requests };
    },
    close() {
      agent.destroy();
      return server.close();
    },
  };
}
