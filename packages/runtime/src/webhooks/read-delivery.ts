import type { AnyDelivery, HeaderSource, RawBody } from "./delivery.js";
import { WebhookError } from "./webhook-error.js";

/** A delivery with the bytes of its body. */
export interface ReadDelivery {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly header: (name: string) => string;
  readonly method: string | undefined;
  readonly url: string | undefined;
}

/** Reads the body of a delivery, unless something else has read or parsed it. */
export async function readDelivery(delivery: Request | AnyDelivery): Promise<ReadDelivery> {
  const { body, headers, method, url } = delivery;
  if ("bodyUsed" in delivery && delivery.bodyUsed)
    throw new WebhookError("body-used", "pass the request before it is read", 500);
  if (!isRaw(body)) throw new WebhookError("parsed-body", "pass the bytes of the body", 500);
  const bytes = await new Response(body).arrayBuffer();
  return { body: new Uint8Array(bytes), header: (name) => readHeader(headers, name), method, url };
}

/** Also true for those of another realm, and for the stream of a request. */
function isRaw(body: unknown): body is Exclude<RawBody, Uint8Array> | Uint8Array<ArrayBuffer> {
  return /(String|Uint8Array|ArrayBuffer|Stream|Null)]/.test(Object.prototype.toString.call(body));
}

/** A header that arrived several times is one value, separated by commas, as in `Headers`. */
function readHeader(headers: HeaderSource, name: string): string {
  return Array.from(Symbol.iterator in headers ? headers : Object.entries(headers))
    .flatMap(([key, value]) => (key.toLowerCase() === name.toLowerCase() ? (value ?? []) : []))
    .join(", ");
}
