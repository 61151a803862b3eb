import { type Agent, type IncomingMessage, request as sendRequest, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

/** A request as it came over the wire: nothing decoded, nothing merged. */
export interface WireRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  /** In the order of the wire, names as they were written. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** Headers that are about one connection; the next connection has its own. */
const HOP_BY_HOP = new Set(["connection", "keep-alive"]);
/** Headers that say where the body ends. */
const LENGTHS = new Set(["content-length", "transfer-encoding"]);

export async function readWireRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const { method = "", url = "", rawHeaders } = incoming;
  const headers = rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );
  return { method, url, headers, body: await buffer(incoming) };
}

/** Sends a request to another server on this machine, and returns the response. */
export function forwardTo(baseUrl: string, request: WireRequest, agent?: Agent): Promise<IncomingMessage> {
  const { method, url, body } = request;
  const headers = request.headers.flatMap(([name, value]) => {
    const key = name.toLowerCase();
    // The whole body is here, and may be another one by now.
    if (LENGTHS.has(key)) return ["content-length", String(body.length)];
    return HOP_BY_HOP.has(key) ? [] : [name, value];
  });
  return new Promise((resolve, reject) => {
    sendRequest(baseUrl + url, { method, headers, agent }, resolve)
      .on("error", reject)
      .end(body);
  });
}

/** Sends a response of another server as it is. */
export function passOn(incoming: IncomingMessage, response: ServerResponse): void {
  response.writeHead(incoming.statusCode ?? 502, incoming.rawHeaders);
  incoming.pipe(response);
}
