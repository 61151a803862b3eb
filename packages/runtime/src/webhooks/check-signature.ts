import type { ChosenScheme } from "./choose-scheme.js";
import { decode, toBytes } from "./encoding.js";
import { decodeKey, isSignedBy } from "./keys.js";
import type { ReadDelivery } from "./read-delivery.js";
import { readTime } from "./read-time.js";
import type { SignatureScheme } from "./scheme.js";
import { joinSigned } from "./signed-bytes.js";
import { WebhookError } from "./webhook-error.js";

/** More signatures than a platform sends while secrets are replaced would only cost time. */
const MOST_SIGNATURES = 8;

/** Checks the signature of a delivery and returns its time in milliseconds, where the scheme has one. */
export async function checkSignature(
  { scheme, keys }: ChosenScheme,
  delivery: ReadDelivery,
): Promise<number | undefined> {
  const { algorithm, encoding = "hex", time, unsigned } = scheme;
  const value = delivery.header(scheme.header);
  if (!value) throw new WebhookError("missing-signature", `the delivery has no header ${scheme.header}`);
  if (value === unsigned) throw new WebhookError("unsigned", "the platform has not signed the delivery");
  const { signatures, times } = splitHeader(value, scheme, delivery);
  const [text = ""] = times;
  const at = time && readTime(text, time.unit);
  const decoded = signatures.flatMap(
    (signature) => (algorithm === "shared-secret" ? toBytes(signature) : decode(signature, encoding)) ?? [],
  );
  const isTimed = time === undefined || (times.length === 1 && at !== undefined);
  const most = scheme.several ? MOST_SIGNATURES : 1;
  if (isTimed && signatures.length <= most) {
    const signed = joinSigned(scheme, delivery, text);
    for (const key of keys.map((each) => decodeKey(each, scheme)))
      for (const signature of decoded) if (await isSignedBy(key, scheme, signature, signed)) return at;
  }
  throw new WebhookError("bad-signature", "no signature of the delivery is valid for its bytes and the key");
}

interface HeaderParts {
  readonly signatures: readonly string[];
  readonly times: readonly string[];
}

/** Splits the header into its signatures and its time, unless the time has a header of its own. */
function splitHeader(value: string, scheme: SignatureScheme, { header }: ReadDelivery): HeaderParts {
  const { prefix = "", several, time } = scheme;
  const isShared = time !== undefined && time.header === undefined;
  const parts = isShared || several ? value.split(",").map((part) => part.trim()) : [value];
  const times = isShared ? parts : time?.header ? [header(time.header) ?? ""] : [];
  return { signatures: strip(parts, prefix), times: strip(times, time?.prefix ?? "") };
}

function strip(parts: readonly string[], prefix: string): string[] {
  return parts.filter((part) => part.startsWith(prefix)).map((part) => part.slice(prefix.length));
}
