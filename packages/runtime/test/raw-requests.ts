import type { Duplex } from "node:stream";

/** The head of a request, as it came over a connection. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
}

export interface RawRequestHandlers {
  /** Called when a head has arrived, before its body is read. */
  readonly onHead?: (request: RawRequest) => void;
  /** Called when a request has arrived to its last byte. */
  readonly onWhole: (request: RawRequest) => void;
}

/** Reads HTTP/1.1 requests from a connection, and tells whole ones from those that were cut off. */
export function readRawRequests(connection: Duplex, { onHead, onWhole }: RawRequestHandlers): void {
  let bytes = "";
  let isInBody = false;
  // A client may break a connection; that is no fault of the server.
  connection.on("error", () => {});
  connection.on("data", (chunk: Buffer) => {
    bytes += chunk.toString("latin1");
    for (;;) {
      const headEnd = bytes.indexOf("\r\n\r\n") + 4;
      if (headEnd < 4) return;
      const head = bytes.slice(0, headEnd);
      const [method = "", path = ""] = head.split(" ", 2);
      const request = { method, path };
      if (!isInBody) onHead?.(request);
      isInBody = true;
      const end = findEnd(bytes, head);
      if (end === undefined) return;
      bytes = bytes.slice(end);
      isInBody = false;
      onWhole(request);
    }
  });
}

/** Returns the end of the request that begins with `head`, if all of it has arrived. */
function findEnd(bytes: string, head: string): number | undefined {
  if (!/^transfer-encoding:.*chunked/im.test(head)) {
    const end = head.length + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    return bytes.length < end ? undefined : end;
  }
  let at = head.length;
  for (;;) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return undefined;
    const length = Number.parseInt(bytes.slice(at, lineEnd), 16);
    // The chunk, and the end of its line; the last chunk has no bytes and no trailers.
    at = lineEnd + 2 + length + 2;
    if (bytes.length < at) return undefined;
    if (length === 0) return at;
  }
}
