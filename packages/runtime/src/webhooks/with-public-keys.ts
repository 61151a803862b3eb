import { decode } from "./encoding.js";
import { refuseKey } from "./refuse-key.js";
import type { SchemeReader, SignatureVerifier } from "./scheme.js";

/** Reads the options where the platform signs with its own key. */
export const withPublicKeys: SchemeReader = (scheme, { keys = scheme.keys }) => ({ scheme, keys, verify });

/** Some platforms throw when a signature of Ed25519 has another length. */
const SIGNATURE_LENGTH = 64;

const verify: SignatureVerifier = async (key, { encoding }, signature, signed) => {
  const { subtle } = crypto;
  const imported = await subtle
    .importKey("spki", decode(key, "base64"), "Ed25519", false, ["verify"])
    .catch(refuseKey);
  const bytes = decode(signature, encoding);
  return bytes.length === SIGNATURE_LENGTH && subtle.verify("Ed25519", imported, bytes, signed);
};
