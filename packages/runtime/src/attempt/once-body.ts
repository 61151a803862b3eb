import type { CallName } from "../errors/runtime-error.js";
import { makeBytes } from "../request/platform-body.js";
import { refuse } from "../request/refuse.js";

/** Options of `fetch`, with one that TypeScript does not know. */
export interface OnceInit extends RequestInit {
  duplex?: "half";
}

/**
 * Throws `InvalidRequestError` when the platform could send a request twice by itself: any GET or HEAD, and everything in
 * a browser, except a body that can be read only once. Browsers send such a body over HTTP/2 only, or not at all.
 */
export function checkOnce(call: CallName, url: string): void {
  const init: OnceInit = {
    method: "POST",
    headers: { "content-length": "0" },
    body: new ReadableStream(),
    duplex: "half",
  };
  const { headers } = new Request(url, init);
  // Browsers remove Content-Length. A platform without streams converts one to text, which has a type.
  const isAble = (headers.has("content-length") || url.startsWith("https:")) && !headers.has("content-type");
  if (/^(?:GET|HEAD)$/.test(call.method) || !isAble)
    refuse("could be sent twice; use POST, in browsers over HTTP/2", call, "method");
}

/**
 * Replaces the body of `init` with one that can be read only once, so that no platform sends it twice. `onRead` is called
 * when it is read: before that, no server has the whole request.
 */
export async function makeReadableOnce(
  init: OnceInit,
  headers: Record<string, string>,
  signal: AbortSignal,
  onRead: () => void,
): Promise<void> {
  const bytes = await makeBytes(init, headers);
  // Node and Bun then send no chunks, which some servers refuse.
  if (bytes.length > 0) headers["content-length"] = `${bytes.length}`;
  const read = (): Uint8Array<ArrayBuffer> => {
    // A fetch that ignores the signal must not send what has been given up.
    signal.throwIfAborted();
    onRead();
    return bytes;
  };
  const body = new ReadableStream(
    {
      pull(controller) {
        if (read()[0] !== undefined) controller.enqueue(bytes);
        controller.close();
      },
    },
    // Pulls only when somebody reads.
    { highWaterMark: 0 },
  );
  // For a caller's fetch that converts unknown bodies to text.
  body.toString = () => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(read());
  init.body = body;
  init.duplex = "half";
}
