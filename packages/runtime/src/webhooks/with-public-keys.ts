import { decode } from "./encoding.js";
import { refuseKey } from "./refuse-key.js";
import type { SchemeReader, SignatureVerifier } from "./scheme.js";

/** Reads the options where the platform signs with its own key. */
export const withPublicKeys: SchemeReader = (scheme, { keys = scheme.keys }) => ({ scheme, keys, verify });

const verify: SignatureVerifier = async (key, { encoding }, signature, signed) => {
  const { subtle } = crypto;
  const imported = await subtle
    .importKey("spki", decode(key, "base64"), "Ed25519", false, ["verify"])
    .catch(refuseKey);
  return subtle.verify("Ed25519", imported, decode(signature, encoding), signed);
};
