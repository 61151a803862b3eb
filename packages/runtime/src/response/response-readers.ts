import { BodyError, decodeChunks, readChunks } from "./read-body.js";

/**
 * Reads the body of a success and returns the call's `data`. An error that it throws is thrown by the call as it is, and the
 * call is not retried. `maxBodyBytes` is the option; `asBlob`, `asArrayBuffer` and `asText` take it into account.
 */
export type ResponseReader<Data> = (
  response: Response,
  signal?: AbortSignal,
  maxBodyBytes?: number,
) => Promise<Data> | Data;

/** Returns the body as a `Blob` with its media type. */
export async function asBlob(
  response: Response,
  _signal?: AbortSignal,
  maxBodyBytes?: number,
): Promise<Blob> {
  const chunks = await readChunks(response, maxBodyBytes);
  return new Blob([...chunks], { type: response.headers.get("content-type") ?? "" });
}

/** Returns the body as bytes. */
export async function asArrayBuffer(
  response: Response,
  _signal?: AbortSignal,
  maxBodyBytes?: number,
): Promise<ArrayBuffer> {
  return new Blob([...(await readChunks(response, maxBodyBytes))]).arrayBuffer();
}

/** Returns the body as text, for any media type. */
export async function asText(
  response: Response,
  _signal?: AbortSignal,
  maxBodyBytes?: number,
): Promise<string> {
  return decodeChunks(await readChunks(response, maxBodyBytes));
}

/**
 * Returns the body as it arrives, or `null` when there is none. The timeouts end with the head of the response then; the call's
 * `signal` still ends the stream.
 */
export function asStream({ body }: Response, signal?: AbortSignal): ReadableStream<Uint8Array> | null {
  return signal === undefined ? body : (body?.pipeThrough(new TransformStream(), { signal }) ?? null);
}

/** Wraps the error that the caller's own `read` threw. */
export class ReadFailure {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** Reads a success with the caller's own function, or one of those that the runtime has. */
export async function readWith(
  read: ResponseReader<unknown>,
  response: Response,
  signal: AbortSignal | undefined,
  maxBodyBytes: number,
): Promise<unknown> {
  try {
    return await read(response, signal, maxBodyBytes);
  } catch (error) {
    if (error instanceof BodyError) throw error;
    return new ReadFailure(error);
  }
}
