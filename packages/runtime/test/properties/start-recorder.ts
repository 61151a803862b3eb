import { createServer, type IncomingMessage } from "node:http";

/** A request as it came over the wire, with nothing decoded but the headers, which are Latin-1. */
export interface Received {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  /** Names in lower case, one entry for every line. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

export interface Recorder {
  readonly baseUrl: string;
  /** Number of requests that arrived, of any kind. */
  readonly count: () => number;
  /** The requests with this number in `X-Case`; they are forgotten. */
  readonly take: (number: string) => readonly Received[];
  readonly close: () => Promise<void>;
}

/** Space for 64 KB of text whose characters each take nine bytes when percent-encoded. */
const LONGEST_HEAD = 4 * 1024 * 1024;

/** Starts a server that responds to everything with 204 and keeps requests by the number that they carry. */
export async function startRecorder(): Promise<Recorder> {
  const received = new Map<string, Received[]>();
  let count = 0;
  const record = (request: IncomingMessage, body: Buffer): void => {
    const { method = "", url = "", rawHeaders } = request;
    const headers = rawHeaders
      .map((name, index): [string, string] => [name.toLowerCase(), rawHeaders[index + 1] ?? ""])
      .filter((_header, index) => index % 2 === 0);
    const number = headers.find(([name]) => name === "x-case")?.[1] ?? "none";
    received.set(number, [...(received.get(number) ?? []), { method, url, headers, body }]);
    count += 1;
  };
  const server = createServer({ maxHeaderSize: LONGEST_HEAD, keepAlive: true }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      record(request, Buffer.concat(chunks));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    count: () => count,
    take(number) {
      const requests = received.get(number) ?? [];
      received.delete(number);
      return requests;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
