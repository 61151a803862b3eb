import { join } from "./encoding.js";
import type { SchemeReader, SignatureVerifier } from "./scheme.js";

/** Reads the options where each delivery has the secret in a header. */
export const withSharedSecret: SchemeReader = (scheme, { secret }) => ({
  scheme,
  keys: secret,
  verify: verifySharedSecret,
});

/** Verifies that a header has the secret. The platform compares, in constant time. */
export const verifySharedSecret: SignatureVerifier = async (secret, _scheme, given) => {
  const { subtle } = crypto;
  const once = await subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
  return subtle.verify("HMAC", once, await subtle.sign("HMAC", once, await join(secret)), await join(given));
};
