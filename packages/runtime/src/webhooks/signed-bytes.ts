import { type Bytes, join } from "./encoding.js";
import type { ReadDelivery } from "./read-delivery.js";
import type { SignatureScheme } from "./scheme.js";

/** Joins the parts of a delivery that are signed, by default its body: an option that is `undefined` must not leave it out. */
export function joinSigned(
  { signed = ["body"] }: SignatureScheme,
  delivery: ReadDelivery,
  time: string,
): Promise<Bytes> {
  const values = { ...delivery, time };
  const parts = signed.map((part) => {
    if (typeof part === "string") return values[part];
    return "text" in part ? part.text : values.header(part.header);
  });
  return join(...parts.map((part) => part ?? ""));
}
