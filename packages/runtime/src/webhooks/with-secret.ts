import type { SchemeReader } from "./scheme.js";
import { verifyHmac } from "./verify-hmac.js";

/** Reads the options where the platform signs with a secret of the customer. */
export const withSecret: SchemeReader = (scheme, { secret }) => ({
  scheme,
  keys: secret,
  verify: verifyHmac,
});

/** Reads the options where the customer also has to say how the platform signs, because its vendor does not. */
export const withUndocumentedSecret: SchemeReader = (scheme, { secret, signature }) => ({
  scheme: { ...scheme, ...signature },
  keys: secret,
  verify: verifyHmac,
});
