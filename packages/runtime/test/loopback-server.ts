import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it came over the wire. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What a server does with a request that it has read to its end. */
export type Script = (answer: ServerResponse, request: SeenRequest) => void;

export interface LoopbackServer {
  readonly baseUrl: string;
  /** Every request so far, in order. */
  readonly seen: readonly SeenRequest[];
  /** Until the first request has arrived, for tests that act while the server stalls. */
  readonly arrival: Promise<void>;
}

/** Starts a real HTTP server on a free loopback port; it is closed when the test ends. */
export async function startServer(script: Script): Promise<LoopbackServer> {
  const seen: SeenRequest[] = [];
  let arrive = (): void => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const serve = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const { method = "", url = "", headers } = incoming;
    const request = { method, url, headers, body: await readBody(incoming) };
    seen.push(request);
    arrive();
    script(answer, request);
  };
  const server = createServer((request, answer) => void serve(request, answer));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  return { baseUrl: `http://127.0.0.1:${portOf(server.address())}`, seen, arrival };
}

/** The address of a port on which nothing listens. */
export async function findClosedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return address.port;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/** Answers with a body as it is. */
export function text(status: number, type: string | undefined, body: string): Script {
  return (answer) => {
    answer.writeHead(status, type === undefined ? {} : { "content-type": type }).end(body);
  };
}

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Script {
  return (answer) => {
    answer.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };
}

/** Answers with the request. */
export const echo: Script = (answer, request) => json(200, request)(answer, request);

/** Never answers. */
export const stallBeforeHead: Script = () => {};

/** Sends the head and the beginning of the body, and then nothing. */
export const stallInBody: Script = (answer) => {
  answer.writeHead(200, { "content-type": "application/json" }).write('{"id":');
};

/** Closes the connection without an answer. */
export const cutBeforeHead: Script = (answer) => {
  answer.socket?.destroy();
};

/** Closes the connection in the middle of the head. */
export const cutInHead: Script = (answer) => {
  answer.socket?.end("HTTP/1.1 200 OK\r\nContent-Ty");
};

/** Closes the connection in the middle of the body. */
export const cutInBody: Script = (answer) => {
  stallInBody(answer, { method: "", url: "", headers: {}, body: "" });
  setTimeout(() => answer.socket?.destroy(), 5);
};

/** Announces more bytes than it sends, and closes. */
export const wrongContentLength: Script = (answer) => {
  answer.socket?.end(
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"id":1}',
  );
};
