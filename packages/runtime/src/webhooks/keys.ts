import { decode, toBytes } from "./encoding.js";
import type { SignatureScheme } from "./scheme.js";
import { WebhookError } from "./webhook-error.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** Decodes a key or a secret. */
export function decodeKey(text: string, { keys, secretEncoding }: SignatureScheme): Bytes {
  const bytes = (keys === undefined ? secretEncoding : "base64") ? decode(text, "base64") : toBytes(text);
  if (bytes === undefined) throw new WebhookError("bad-key", "the key is not valid base64");
  return bytes;
}

/** WebCrypto's name of an algorithm of HMAC. */
export function nameHmac(algorithm: SignatureScheme["algorithm"]): HmacImportParams {
  return { name: "HMAC", hash: algorithm.replace("hmac-sha", "SHA-") };
}

/** Returns whether a signature is of these bytes. The platform compares: our code never sees the right signature. */
export async function isSignedBy(
  key: Bytes,
  scheme: SignatureScheme,
  signature: Bytes,
  signed: Bytes,
): Promise<boolean> {
  const { subtle } = crypto;
  const { algorithm } = scheme;
  if (algorithm === "shared-secret") {
    const once = await subtle.generateKey(nameHmac("hmac-sha256"), false, ["sign", "verify"]);
    return subtle.verify("HMAC", once, await subtle.sign("HMAC", once, key), signature);
  }
  if (algorithm !== "ed25519") {
    const hmac = await subtle.importKey("raw", key, nameHmac(algorithm), false, ["verify"]);
    return subtle.verify("HMAC", hmac, signature, signed);
  }
  const publicKey = await subtle.importKey("spki", key, "Ed25519", false, ["verify"]).catch(() => {
    // What the platform throws could quote the key.
    throw new WebhookError("bad-key", "the key is not a public key of Ed25519 as SPKI in base64");
  });
  return subtle.verify("Ed25519", publicKey, signature, signed);
}
