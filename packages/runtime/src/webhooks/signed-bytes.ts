import { toBytes } from "./encoding.js";
import type { ReadDelivery } from "./read-delivery.js";
import type { SignatureScheme } from "./scheme.js";

/** Joins the parts of a delivery that are signed. */
export function joinSigned(
  { signed = [] }: SignatureScheme,
  { bytes, header, method, url }: ReadDelivery,
  time: string,
): Uint8Array<ArrayBuffer> {
  const texts = { time, method: method ?? "", url: url ?? "" };
  const parts = signed.map((part) => {
    if (part === "body") return bytes;
    if (typeof part === "string") return toBytes(texts[part]);
    return toBytes("text" in part ? part.text : (header(part.header) ?? ""));
  });
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    joined.set(part, end);
    end += part.length;
  }
  return joined;
}
