/** Returns whether the platform writes a body by itself, with a media type of its own. */
export function isPlatformBody(body: unknown): body is FormData | URLSearchParams | Blob {
  return body instanceof FormData || body instanceof URLSearchParams || body instanceof Blob;
}

/** Converts the body to bytes, which every `fetch` can send, and adds the media type that the platform sets. */
export async function makeBytes(
  init: RequestInit,
  headers: Record<string, string>,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Response(init.body);
  const bytes = new Uint8Array(await content.arrayBuffer());
  // With the boundary between the parts of a form.
  for (const [name, value] of content.headers) headers[name] ??= value;
  init.body = bytes;
  return bytes;
}
