import { setTimeout as wait } from "node:timers/promises";
import type { EtagCache } from "./create-etag-cache.ts";
import { MAX_DOCUMENT_BYTES, REQUEST_TIMEOUT_MS } from "./limits.ts";
import { UnreadableError } from "./unreadable-error.ts";

export interface FetchOptions {
  readonly cache?: EtagCache;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** Thrown when a file does not exist. For one page of many, that is a result. */
export class NotFoundError extends UnreadableError {}

/** Thrown when the response is a web page instead of a file. */
const HTML = /^text\/html\b|^application\/xhtml/i;
const MAX_POLITE_WAIT_MS = 30_000;

/** Fetches a URL, from the cache if the server says that it is still valid. */
export async function fetchBody(url: string, options: FetchOptions = {}): Promise<Buffer> {
  try {
    return await fetchOnce(url, options, true);
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError(`${url} ${describeFailure(error, options)}`, { cause: error });
  }
}

async function fetchOnce(url: string, options: FetchOptions, mayWait: boolean): Promise<Buffer> {
  const { cache, timeoutMs = REQUEST_TIMEOUT_MS } = options;
  const cached = cache?.read(url);
  const response = await fetch(url, {
    headers: {
      "user-agent": "agent-apis-drift",
      ...(cached === undefined ? {} : { "if-none-match": cached.etag }),
    },
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status === 304 && cached !== undefined) return cached.body;
  const waitMs = politeWait(response);
  if (mayWait && waitMs !== undefined) {
    await response.body?.cancel();
    await wait(waitMs);
    return fetchOnce(url, options, false);
  }
  if (!response.ok)
    throw await refuse(response, `${url} answered ${response.status} ${response.statusText}`.trim());
  if (HTML.test(response.headers.get("content-type") ?? ""))
    throw await refuse(response, `${url} is a web page (HTML), not the requested file`);
  const body = await readLimited(url, response, options.maxBytes ?? MAX_DOCUMENT_BYTES);
  const etag = response.headers.get("etag");
  if (etag !== null) cache?.write(url, { etag, body });
  return body;
}

/** Delay that a busy server requests, if it is short. */
function politeWait({ status, headers }: Response): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  if ((status !== 429 && status !== 503) || !Number.isFinite(seconds) || seconds < 0) return undefined;
  return seconds * 1000 <= MAX_POLITE_WAIT_MS ? seconds * 1000 : undefined;
}

async function refuse(response: Response, message: string): Promise<UnreadableError> {
  await response.body?.cancel();
  return response.status === 404 || response.status === 410
    ? new NotFoundError(message)
    : new UnreadableError(message);
}

async function readLimited(url: string, response: Response, maxBytes: number): Promise<Buffer> {
  const tooLarge = new UnreadableError(`${url} is larger than ${maxBytes / 1_000_000} MB`);
  const announced = Number(response.headers.get("content-length") ?? 0);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Throwing within the loop cancels the stream, so it never reads more than the limit.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function describeFailure(error: unknown, { timeoutMs = REQUEST_TIMEOUT_MS }: FetchOptions): string {
  if (error instanceof Error && error.name === "TimeoutError")
    return `did not respond within ${timeoutMs / 1000} s`;
  const { message, code } = innermost(error);
  if (message === "terminated" || code === "UND_ERR_SOCKET" || code === "ECONNRESET")
    return "closed the connection in the middle of its response";
  return `cannot be reached: ${code ?? message}`;
}

/** The message of `fetch` is "fetch failed"; the reason is in its cause, or in the first of several. */
function innermost(error: unknown): { readonly message: string; readonly code?: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0]);
  if (error instanceof Error && error.cause instanceof Error) return innermost(error.cause);
  if (!(error instanceof Error)) return { message: String(error) };
  const code: unknown = Reflect.get(error, "code");
  return { message: error.message, ...(typeof code === "string" ? { code } : {}) };
}
