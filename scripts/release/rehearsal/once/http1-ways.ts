import type { Duplex } from "node:stream";

/** Actions on a connection. */
export interface Http1Connection {
  readonly stream: Duplex;
  /** Breaks it off with a reset instead of an end. */
  reset(): void;
  /** Stops the server, with all of its connections, and starts it again at the same port. */
  restart(): void;
}

/** A way in which an HTTP/1.1 peer fails a call. Without one of these it answers as it should. */
export interface Http1Way {
  /** Instead of the answer to the request before, which opens the connection. */
  readonly afterFirst?: (connection: Http1Connection) => void;
  /** When the head of the call has arrived. */
  readonly onHead?: (connection: Http1Connection) => void;
  /** When the call has arrived whole. */
  readonly onCall?: (connection: Http1Connection) => void;
  /** Half of the connection can be closed. */
  readonly allowHalfOpen?: true;
}

export const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*",
  "access-control-allow-methods": "*",
  "access-control-max-age": "600",
};

/** An answer of a peer, as it goes over the wire. */
export function answer(status: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = { ...CORS, "content-type": "application/json", "content-length": "2", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join("")}\r\n{}`;
}

const CLOSE = { connection: "close" };
const BASIC = { "www-authenticate": "Basic realm=x" };
const LITTLE_MS = 20;

function say(text: string): Http1Way {
  return { onCall: ({ stream }) => stream.write(text) };
}

function sayAndEnd(text: string): Http1Way {
  return { onCall: ({ stream }) => stream.end(text) };
}

function sayAndReset(text: string): Http1Way {
  return {
    onCall({ stream, reset }) {
      stream.write(text);
      // Not before the text has arrived.
      setTimeout(reset, LITTLE_MS);
    },
  };
}

/** Ends an idle connection, about when it is used again. */
function whileIdle(end: (connection: Http1Connection) => void): Http1Way {
  return {
    afterFirst(connection) {
      connection.stream.write(answer("200 OK"));
      setTimeout(() => end(connection), 2 * LITTLE_MS);
    },
    onCall: ({ stream }) => stream.end(),
  };
}

/** Every way, by its name. The last ones are also tried over TLS. */
export const HTTP1_WAYS: Readonly<Record<string, Http1Way>> = {
  "answers 200": {},
  "ends the connection": sayAndEnd(""),
  "resets the connection": { onCall: ({ reset }) => reset() },
  "ends it a while later": { onCall: ({ stream }) => void setTimeout(() => stream.end(), 2 * LITTLE_MS) },
  "ends it after the head": { onHead: ({ stream }) => stream.end() },
  "resets it after the head": { onHead: ({ reset }) => reset() },
  "ends it while it is idle": whileIdle(({ stream }) => stream.end()),
  "resets it while it is idle": whileIdle(({ reset }) => reset()),
  "answers 408 while it is idle": whileIdle(({ stream }) => stream.end(answer("408 Request Timeout", CLOSE))),
  "closes its half before the call": {
    allowHalfOpen: true,
    afterFirst: ({ stream }) => stream.end(answer("200 OK")),
    onCall: () => {},
  },
  "cuts the answer in its first line": sayAndEnd("HTT"),
  "cuts the answer in its head": sayAndEnd("HTTP/1.1 200 OK\r\nContent-Le"),
  "resets in the head of the answer": sayAndReset("HTTP/1.1 200 OK\r\nContent-Le"),
  "answers what is no HTTP": sayAndEnd("hello\r\n\r\n"),
  "answers 100, then ends": sayAndEnd("HTTP/1.1 100 Continue\r\n\r\n"),
  "answers 103, then resets": sayAndReset("HTTP/1.1 103 Early Hints\r\n\r\n"),
  "answers 401": say(answer("401 Unauthorized", BASIC)),
  "answers 407": say(answer("407 Proxy Authentication Required", { "proxy-authenticate": "Basic realm=x" })),
  "answers 408 and closes": sayAndEnd(answer("408 Request Timeout", CLOSE)),
  "answers 421": say(answer("421 Misdirected Request")),
  "answers 421 and closes": sayAndEnd(answer("421 Misdirected Request", CLOSE)),
  "answers 425": say(answer("425 Too Early")),
  "answers 503 and closes": sayAndEnd(answer("503 Service Unavailable", { ...CLOSE, "retry-after": "0" })),
  "is restarted": { onCall: ({ restart }) => restart() },
};

export const TLS_WAYS: readonly string[] = [
  "answers 200",
  "ends the connection",
  "resets the connection",
  "ends it while it is idle",
  "cuts the answer in its head",
  "answers 421",
];
