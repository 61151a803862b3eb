import type { WireRequest } from "./wire.js";

/**
 * Returns the address that a redirect may be followed to, or `undefined`. Only GET and HEAD are followed, which have no body and
 * change nothing, and only within the origin, so that the credential never leaves it.
 */
export function redirectTarget(
  { method, url }: WireRequest,
  { status, headers }: Response,
): string | undefined {
  const location = headers.get("location");
  if (location === null || !/^30[12378]$/.test(String(status)) || !/^(?:GET|HEAD)$/.test(method))
    return undefined;
  const target = URL.canParse(location, url) ? new URL(location, url) : undefined;
  // A user name would be sent in place of the credential, or make fetch fail.
  return target?.origin === new URL(url).origin && target.username + target.password === ""
    ? target.href
    : undefined;
}
