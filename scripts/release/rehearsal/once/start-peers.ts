import { createSecureServer, type Http2Session } from "node:http2";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { readRawRequests } from "../../../../packages/runtime/test/raw-requests.ts";
import { listen } from "../../../base/http/start-server.ts";
import { type Arrivals, idOf } from "./arrivals.ts";
import { answer, HTTP1_WAYS, type Http1Connection, type Http1Way, TLS_WAYS } from "./http1-ways.ts";
import { answerWith, HTTP2_WAYS, type Http2Way } from "./http2-ways.ts";
import type { Certificate } from "./make-certificate.ts";

/** A server that fails in one way. */
export interface Peer {
  /** Its protocol and its way. */
  readonly name: string;
  readonly url: string;
  /** True if it responds to every call as it should. */
  readonly isWell: boolean;
  /** Number of connections that spoke its protocol. */
  connections(): number;
  close(): Promise<void>;
}

/**
 * Starts a peer for each way. It fails each call once and answers whatever comes after it, so that a call which is sent
 * twice succeeds, as it would outside.
 */
export async function startPeers(arrivals: Arrivals, certificate: Certificate): Promise<Peer[]> {
  const peers: Promise<Peer>[] = [];
  for (const [name, way] of Object.entries(HTTP1_WAYS)) {
    peers.push(startHttp1Peer(`HTTP/1.1: ${name}`, way, arrivals));
    if (TLS_WAYS.includes(name))
      peers.push(startHttp1Peer(`HTTP/1.1, TLS: ${name}`, way, arrivals, certificate));
  }
  for (const [name, way] of Object.entries(HTTP2_WAYS))
    peers.push(startHttp2Peer(`HTTP/2: ${name}`, way, arrivals, certificate));
  return Promise.all(peers);
}

async function startHttp1Peer(
  name: string,
  way: Http1Way,
  arrivals: Arrivals,
  certificate?: Certificate,
): Promise<Peer> {
  const sockets = new Set<Socket>();
  const failed = new Set<string>();
  let count = 0;

  const serve = (stream: Socket): void => {
    const number = arrivals.connect();
    count += 1;
    const connection: Http1Connection = {
      stream,
      reset: () => rawOf(stream).resetAndDestroy(),
      restart() {
        for (const socket of sockets) socket.destroy();
        server.close();
        server = create();
        server.listen(port, "127.0.0.1");
      },
    };
    readRawRequests(stream, {
      onHead({ method, path }) {
        const id = idOf(path);
        if (way.onHead === undefined || id === undefined || method === "OPTIONS" || failed.has(id)) return;
        failed.add(id);
        way.onHead(connection);
      },
      onWhole({ method, path }) {
        const id = idOf(path);
        if (method === "OPTIONS") stream.write(answer("200 OK"));
        else if (id === undefined) (way.afterFirst ?? answerFine)(connection);
        else if (arrivals.note(id, number) > 1) answerFine(connection);
        else (way.onCall ?? answerFine)(connection);
      },
    });
  };
  // For a TLS connection, the TCP connection below it: only that can be reset.
  const raws = new Map<number | undefined, Socket>();
  const rawOf = (socket: Socket): Socket => raws.get(socket.remotePort) ?? socket;
  const create = (): Server => {
    const { allowHalfOpen = false } = way;
    const made =
      certificate === undefined
        ? createServer({ allowHalfOpen }, serve)
        : createTlsServer({ ...certificate, ALPNProtocols: ["http/1.1"] }, serve);
    made.on("tlsClientError", () => {});
    return made.on("connection", (socket: Socket) => {
      sockets.add(socket);
      raws.set(socket.remotePort, socket);
      socket.on("error", () => {});
      socket.on("close", () => sockets.delete(socket));
    });
  };
  let server = create();
  const port = await listen(server);
  return {
    name,
    isWell: Object.keys(way).length === 0,
    url: `${certificate === undefined ? "http" : "https"}://127.0.0.1:${port}`,
    connections: () => count,
    close: () => closeAll(server, sockets),
  };
}

function answerFine({ stream }: Http1Connection): void {
  stream.write(answer("200 OK"));
}

async function startHttp2Peer(
  name: string,
  way: Http2Way,
  arrivals: Arrivals,
  certificate: Certificate,
): Promise<Peer> {
  const numbers = new Map<Http2Session, number>();
  const failed = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createSecureServer({ ...certificate, allowHTTP1: false });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  for (const event of ["error", "sessionError", "tlsClientError"]) server.on(event, () => {});
  server.on("unknownProtocol", (socket) => void socket.destroy());
  server.on("session", (session) => numbers.set(session, arrivals.connect()));
  server.on("stream", (stream, headers) => {
    stream.on("error", () => {});
    const { session } = stream;
    if (session === undefined) return;
    const id = idOf(headers[":path"] ?? "");
    if (headers[":method"] === "OPTIONS" || id === undefined) return answerWith(200)(stream, session);
    if (way.onHead !== undefined && !failed.has(id)) {
      failed.add(id);
      return way.onHead(stream);
    }
    stream.on("end", () => {
      const isFirst = arrivals.note(id, numbers.get(session) ?? 0) === 1;
      (isFirst ? way.onCall : answerWith(200))(stream, session);
    });
    stream.resume();
  });
  const port = await listen(server);
  return {
    name,
    isWell: way === HTTP2_WAYS["answers 200"],
    url: `https://127.0.0.1:${port}`,
    connections: () => numbers.size,
    close: () => closeAll(server, sockets),
  };
}

async function closeAll(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise((resolve) => void server.close(resolve));
  for (const socket of sockets) socket.destroy();
  await closed;
}
