import type { ReadDelivery } from "./read-delivery.js";
import { readTime } from "./read-time.js";
import type { ChosenScheme } from "./scheme.js";
import { joinSigned } from "./signed-bytes.js";
import { WebhookError } from "./webhook-error.js";

/** More signatures than a platform sends while secrets are replaced would only cost time. */
const MOST_SIGNATURES = 8;

/** Checks the signature of a delivery and returns its time in milliseconds, where the scheme has one. */
export async function checkSignature(
  { scheme, keys = "", verify }: ChosenScheme,
  delivery: ReadDelivery,
): Promise<number | undefined> {
  const all = [keys].flat();
  // An unset secret, such as null, would become the text "null", which anybody can guess.
  if (!all.length || all.some((key) => !key || typeof key !== "string"))
    throw new WebhookError("no-key", "pass a key or secret", 500);
  const { header = "", prefix, several, time, unsigned } = scheme;
  const value = delivery.header(header);
  if (!value) throw new WebhookError("missing-signature", `no header ${header}`);
  if (value === unsigned) throw new WebhookError("unsigned", "it is not signed");
  const parts = several || (time && !time.header) ? value.split(/, ?/) : [value];
  const strip = (start = ""): string[] =>
    parts.flatMap((part) => (part.startsWith(start) ? part.slice(start.length) : []));
  const signatures = strip(prefix);
  // Two times are none: joined, they do not have the form of one.
  const text = time?.header ? delivery.header(time.header) : strip(time?.prefix).join();
  const at = time && readTime(text);
  if (!Number.isNaN(at) && signatures.length <= (several ? MOST_SIGNATURES : 1)) {
    const signed = await joinSigned(scheme, delivery, text);
    for (const key of all)
      for (const signature of signatures) if (await verify(key, scheme, signature, signed)) return at;
  }
  throw new WebhookError("bad-signature", "it has no valid signature");
}
