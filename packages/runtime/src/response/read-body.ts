/** Thrown when the body broke off, with the platform's error as `cause`, or without one when it is too long. */
export class BodyError extends Error {}

type Chunks = readonly Uint8Array<ArrayBuffer>[];

/** Reads a body as it arrives, decompressed, and stops when it is longer than `maxBytes`. Throws `BodyError`. */
export async function readChunks(response: Response, maxBytes: number = Infinity): Promise<Chunks> {
  const { body } = response;
  if (body === null) return [];
  try {
    // Another library may have a stream of its own kind.
    const stream = "getReader" in body ? body : new Blob([await response.arrayBuffer()]).stream();
    const reader = stream.getReader();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for (let left = maxBytes; ;) {
      const { value } = await reader.read();
      if (value === undefined) return chunks;
      left -= value.length;
      if (left < 0) {
        reader.cancel().catch(() => {});
        break;
      }
      chunks.push(value);
    }
  } catch (cause) {
    throw new BodyError("the body broke off", { cause });
  }
  throw new BodyError("the body is too long");
}

// Most bodies are one chunk, and creating a decoder for each would take a tenth of the call's time.
const DECODER = new TextDecoder();

/** Returns the text of chunks, in UTF-8 as `fetch` reads it. */
export function decodeChunks(chunks: Chunks): string {
  if (chunks.length < 2) return DECODER.decode(chunks[0]);
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
}
