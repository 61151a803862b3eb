import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it came over the wire. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** When it had arrived, in milliseconds of `performance.now()`. */
  readonly at: number;
}

/** Response to a request that was read to its end. */
export type Script = (response: ServerResponse, request: SeenRequest) => void;

export interface LoopbackServer {
  readonly baseUrl: string;
  /** Every request so far, in order. */
  readonly seen: readonly SeenRequest[];
  /** Until the first request has arrived, for tests that act while the server stalls. */
  readonly arrival: Promise<void>;
  /** Stops listening and cuts all connections. */
  close(): Promise<void>;
}

/** Starts a real HTTP server on a loopback port, any free one by default; it is closed when the test ends. */
export async function startServer(script: Script, port = 0): Promise<LoopbackServer> {
  const seen: SeenRequest[] = [];
  let arrive = (): void => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "", url = "", headers } = incoming;
    const body = await readBody(incoming);
    const request = { method, url, headers, body, at: performance.now() };
    seen.push(request);
    arrive();
    script(response, request);
  };
  const server = createServer((request, response) => void serve(request, response));
  await listen(server, port);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeServer(server));
  onTestFinished(close);
  return { baseUrl: `http://127.0.0.1:${portOf(server.address())}`, seen, arrival, close };
}

/** An address at which nobody ever listens; one that was free a moment ago may be another test's by now. */
export const NOBODY = "http://127.0.0.1:2";

/** The address of a port that is free at the moment. */
export async function findFreePort(): Promise<string> {
  const server = createServer();
  await listen(server, 0);
  const port = portOf(server.address());
  await closeServer(server);
  return `http://127.0.0.1:${port}`;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
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

/** Responds with a body as it is. */
export function text(status: number, type: string | undefined, body: string | Uint8Array): Script {
  return (response) => {
    response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(body);
  };
}

/** Responds with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Script {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };
}

/** Does another thing each time; the last one from then on. */
export function inTurn(...scripts: readonly Script[]): Script {
  let count = 0;
  return (response, request) => scripts[Math.min(count++, scripts.length - 1)]?.(response, request);
}

/** Responds after a while. */
export function after(delayMs: number, script: Script): Script {
  return (response, request) => void setTimeout(() => script(response, request), delayMs);
}

/** Responds with 401 to every token that `isGood` rejects. */
export function authorize(isGood: (token: string) => boolean, script: Script): Script {
  return (response, request) => {
    const token = String(request.headers["authorization"]).replace("Bearer ", "");
    (isGood(token) ? script : json(401, { message: `bad token` }))(response, request);
  };
}

/** Sends on to another place. */
export function redirect(status: number, location: string): Script {
  return json(status, { message: "moved" }, { location });
}

/** Responds with the request. */
export const echo: Script = (response, request) => json(200, request)(response, request);

/** Responds with the credential in every part of the response, plain and encoded. */
export function echoToken(status: number): Script {
  return (response, { headers }) => {
    const given = String(headers["authorization"] ?? headers["x-api-key"]);
    const token = given.replace("Bearer ", "");
    const forms = {
      [token]: given,
      plain: `bad token ${token}.`,
      base64: Buffer.from(token).toString("base64"),
      basic: Buffer.from(`user:${given}`).toString("base64"),
      url: encodeURIComponent(token),
      escaped: JSON.stringify(token).replaceAll("/", "\\/"),
    };
    const type = { "content-type": "application/json", "x-trace-id": `trace ${token}` };
    response.writeHead(status, `Bad ${token}`, { ...type, "x-echo": given, "x-base64": forms.base64 });
    response.end(JSON.stringify(forms).replaceAll("/", "\\/"));
  };
}

/** Never responds. */
export const stallBeforeHead: Script = () => {};

/** Sends the head and the beginning of the body, and then nothing. */
export const stallInBody: Script = (response) => {
  response.writeHead(200, { "content-type": "application/json" }).write('{"id":');
};

/** Sends one byte after the other and never comes to an end. */
export const drip: Script = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 5);
  response.once("close", () => clearInterval(timer));
};

/** Closes the connection without a response. */
export const cutBeforeHead: Script = (response) => {
  response.socket?.destroy();
};

/** Closes the connection in the middle of the head. */
export const cutInHead: Script = (response) => {
  response.socket?.end("HTTP/1.1 200 OK\r\nContent-Ty");
};

/** Closes the connection in the middle of the body. */
export const cutInBody: Script = (response, request) => {
  stallInBody(response, request);
  setTimeout(() => response.socket?.destroy(), 5);
};

/** Announces more bytes than it sends, and closes. */
export const wrongContentLength: Script = (response) => {
  response.socket?.end(
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"id":1}',
  );
};

/** Announces fewer bytes than it sends, and closes. */
export const shortContentLength: Script = (response) => {
  response.socket?.end(
    'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n{"id":1}',
  );
};

/** Responds with something that is not HTTP, with the request's credential in it. */
export const speakNonsense: Script = (response, { headers }) => {
  response.socket?.end(`NONSENSE ${String(headers["authorization"])}\r\n\r\n`);
};

/** Responds with bytes that are not UTF-8, in the middle of a text. */
export const invalidUtf8: Script = (response, request) => {
  const body = Buffer.concat([Buffer.from('{"name":"a'), Buffer.from([0xff, 0xc3]), Buffer.from('b"}')]);
  text(200, "application/json", body)(response, request);
};

const megabytes = JSON.stringify(
  Array.from({ length: 10_000 }, (_, index) => ({ index, pad: "x".repeat(1_000) })),
);

/** Responds with 10 MB of JSON. */
export const tenMegabytes: Script = text(200, "application/json", megabytes);

/** A request window that slides, which is the strictest kind there is. */
export interface EnforcedWindow {
  readonly script: Script;
  /** Number of times that it was exceeded. */
  readonly refused: number;
  /** Takes places for somebody else's requests. */
  take(count: number): void;
}

/** Refuses whatever exceeds `limit` requests within `windowMs`; says how it stands in headers if `tells`. */
export function enforceWindow(limit: number, windowMs: number, tells: boolean): EnforcedWindow {
  let taken: number[] = [];
  let refused = 0;
  const take = (): boolean => {
    const now = performance.now();
    taken = taken.filter((at) => now - at < windowMs);
    if (taken.length >= limit) return false;
    taken.push(now);
    return true;
  };
  return {
    script(response, request) {
      const isFree = take();
      if (!isFree) refused += 1;
      const remaining = String(limit - taken.length);
      const headers: Record<string, string> = tells
        ? { "x-limit": String(limit), "x-remaining": remaining }
        : {};
      // Not at once, so that responses come in another order than requests.
      const delayMs = Math.random() * 5;
      after(delayMs, json(isFree ? 200 : 429, {}, headers))(response, request);
    },
    get refused() {
      return refused;
    },
    take(count) {
      for (let index = 0; index < count; index += 1) take();
    },
  };
}
