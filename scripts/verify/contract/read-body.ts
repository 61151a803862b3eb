import { bodyKind } from "../mock/body-kind.ts";

// Read with what the platform has for it, and not with the functions that the runtime uses: what both have wrong in the
// same way would otherwise pass.

/** A body as it arrived, in the form of an expectation; `undefined` when there is none. */
export async function readBody(contentType: string | undefined, bytes: Buffer): Promise<unknown> {
  if (contentType === undefined) return bytes.length === 0 ? undefined : { bytes: showBytes(bytes) };
  switch (bodyKind(contentType)) {
    case "json":
      return parseJson(bytes.toString());
    case "form":
      return [...new URLSearchParams(bytes.toString())];
    case "multipart":
      return readParts(contentType, bytes);
    default:
      return { bytes: showBytes(bytes) };
  }
}

/** Bytes as text that a difference can be seen in, a character for each. */
export function showBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

async function readParts(contentType: string, bytes: Buffer): Promise<unknown[]> {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { "content-type": contentType },
  }).formData();
  return Promise.all(
    Array.from(form, async ([name, value]) => [
      name,
      typeof value === "string" ? value : await readPart(value),
    ]),
  );
}

async function readPart(part: Blob): Promise<unknown> {
  return { type: part.type, content: await readBody(part.type, Buffer.from(await part.arrayBuffer())) };
}

function parseJson(text: string): unknown {
  return JSON.parse(text);
}
