import { decode, join } from "./encoding.js";
import { refuseKey } from "./refuse-key.js";
import type { SignatureScheme, SignatureVerifier } from "./scheme.js";

/** Verifies a signature of HMAC. */
export const verifyHmac: SignatureVerifier = async (secret, scheme, signature, signed) => {
  const key = await importHmac(secret, scheme, "verify");
  return crypto.subtle.verify("HMAC", key, decode(signature, scheme.encoding), signed);
};

/** Imports a secret. */
export async function importHmac(
  secret: string,
  { algorithm = "hmac-sha256", secretEncoding }: SignatureScheme,
  usage: "sign" | "verify",
): Promise<CryptoKey> {
  const bytes = secretEncoding ? decode(secret, secretEncoding) : await join(secret);
  // Some platforms import a key without bytes, with which anybody could sign.
  if (!bytes.length) refuseKey();
  const hash = algorithm.replace("hmac-sha", "SHA-");
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash }, false, [usage]);
}
