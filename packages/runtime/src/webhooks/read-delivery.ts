import type { AnyDelivery, HeaderSource } from "./delivery.js";
import { toBytes } from "./encoding.js";
import { WebhookError } from "./webhook-error.js";

/** A delivery with the bytes of its body. */
export interface ReadDelivery {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly header: (name: string) => string | undefined;
  readonly method: string | undefined;
  readonly url: string | undefined;
}

/** Reads the body of a delivery, unless something else has read or parsed it. */
export async function readDelivery(delivery: Request | AnyDelivery): Promise<ReadDelivery> {
  const { headers, method, url } = delivery;
  return { bytes: await readBytes(delivery), header: (name) => readHeader(headers, name), method, url };
}

async function readBytes(delivery: Request | AnyDelivery): Promise<Uint8Array<ArrayBuffer>> {
  // Not by its class: frameworks have their own.
  if ("arrayBuffer" in delivery) {
    if (delivery.bodyUsed || delivery.body?.locked)
      throw new WebhookError(
        "body-used",
        "the body of the request was read before; pass the request before anything reads it, or a clone",
      );
    return new Uint8Array(await delivery.arrayBuffer());
  }
  const { body } = delivery;
  if (typeof body === "string") return toBytes(body);
  // A copy: the platform may reuse the memory, and it may be shared.
  if (ArrayBuffer.isView(body))
    return Uint8Array.from(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
  if (isArrayBuffer(body)) return new Uint8Array(body);
  throw new WebhookError(
    "parsed-body",
    "the body was parsed, and a signature holds only for the bytes that arrived; pass the body as bytes, such as express.raw() gives them",
  );
}

/** Also true for a buffer of another realm. */
function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/** A header that arrived several times is one value, separated by commas, as in `Headers`. */
function readHeader(headers: HeaderSource, name: string): string | undefined {
  if (isHeaders(headers)) return headers.get(name) ?? undefined;
  const same = Object.entries(headers).filter(([key]) => key.toLowerCase() === name.toLowerCase());
  const values = same.flatMap(([, value]) => value ?? []);
  return values.length === 0 ? undefined : values.join(", ");
}

function isHeaders(headers: HeaderSource): headers is Headers {
  return typeof headers["get"] === "function";
}
