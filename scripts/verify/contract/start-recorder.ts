import {
  Agent,
  createServer,
  type IncomingMessage,
  request as sendRequest,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came over the wire: nothing decoded, nothing merged. */
export interface WireRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  /** In the order of the wire, names as they were written. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** A proxy on this machine that keeps what passes through it. */
export interface Recorder {
  readonly baseUrl: string;
  /** Makes a call and returns its result and the requests that arrived meanwhile. One call at a time. */
  record<Result>(call: () => Promise<Result>, change?: ChangeRequest): Promise<Recording<Result>>;
  close(): Promise<void>;
}

/** Headers that the target receives in place of those sent. */
export type ChangeRequest = (request: WireRequest) => WireRequest;

export interface Recording<Result> {
  readonly result: Result;
  readonly requests: readonly WireRequest[];
}

/** Headers that are about one connection; the proxy's own connection to the target has its own. */
const HOP_BY_HOP = new Set(["connection", "content-length", "host", "keep-alive", "transfer-encoding"]);

/** Starts a recorder in front of `target`, the base URL of a server. */
export async function startRecorder(target: string): Promise<Recorder> {
  const agent = new Agent({ keepAlive: true });
  let requests: WireRequest[] = [];
  let change: ChangeRequest = (request) => request;
  const server = createServer((incoming, answer) => {
    readRequest(incoming)
      .then((request) => {
        requests.push(request);
        return forward(target, agent, change(request), answer);
      })
      .catch((error: unknown) => {
        if (!answer.headersSent) answer.writeHead(502, { "content-type": "text/plain" });
        answer.end(`the recorder could not forward this: ${String(error)}`);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${portOf(server.address())}`,
    async record(call, changeRequest = (request) => request) {
      requests = [];
      change = changeRequest;
      const result = await call();
      return { result, requests };
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the recorder has no port");
  return address.port;
}

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return {
    method: incoming.method ?? "",
    url: incoming.url ?? "",
    headers: pairs(incoming.rawHeaders),
    body: Buffer.concat(chunks),
  };
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] satisfies [string, string]] : [],
  );
}

function forward(target: string, agent: Agent, request: WireRequest, answer: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = sendRequest(target + request.url, { method: request.method, agent }, (incoming) => {
      answer.writeHead(incoming.statusCode ?? 502, incoming.rawHeaders);
      incoming.pipe(answer).on("finish", resolve).on("error", reject);
    });
    outgoing.on("error", reject);
    for (const [name, value] of request.headers) {
      if (!HOP_BY_HOP.has(name.toLowerCase())) outgoing.appendHeader(name, value);
    }
    if (request.body.length > 0) outgoing.setHeader("content-length", request.body.length);
    outgoing.end(request.body);
  });
}
