/** Reads the body of a success. What it gives is the call's `data`. */
export type AnswerReader<Data> = (response: Response, signal?: AbortSignal) => Promise<Data> | Data;

/** The body as a `Blob`, which knows its media type. */
export function asBlob(response: Response): Promise<Blob> {
  return response.blob();
}

/** The body as bytes. */
export function asArrayBuffer(response: Response): Promise<ArrayBuffer> {
  return response.arrayBuffer();
}

/** The body as text, whatever its media type. */
export function asText(response: Response): Promise<string> {
  return response.text();
}

/**
 * The body as it arrives, or `null` when there is none. The time-outs end with the head of the answer then; the call's
 * `signal` still ends the stream.
 */
export function asStream({ body }: Response, signal?: AbortSignal): ReadableStream<Uint8Array> | null {
  return signal === undefined ? body : (body?.pipeThrough(new TransformStream(), { signal }) ?? null);
}
