/** Meaning of the platform's error when a request had no response. */
export interface ConnectFault {
  /** The platform's error code, or what to check. */
  readonly reason: string;
  /** True if nothing was sent. */
  readonly isUnsent: boolean;
  /** True if the same call can never succeed from here. */
  readonly isPermanent: boolean;
}

/** The properties that platforms give their errors. */
interface PlatformError {
  readonly cause?: unknown;
  /** In an `AggregateError`: one per address of the host. */
  readonly errors?: readonly unknown[];
  readonly syscall?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
}

/**
 * Reads why `fetch` failed. `isOwn`: it is the platform's `fetch`; the caller's may resend requests by itself. `isOnce`: no
 * platform resends the request. Otherwise Deno does, and Bun if `isSafe`, and the error may describe only the last time.
 */
export function readConnectFault(
  error: unknown,
  isOwn: boolean,
  isOnce: boolean,
  isSafe: boolean,
): ConnectFault {
  const inner = innermost(error);
  const { syscall, code } = inner;
  const message = String(inner.message);
  const isPermanent = PERMANENT.test(message);
  const isResent = isSafe && inner === error;
  return {
    reason: isPermanent || typeof code !== "string" ? "check port, proxy, CORS, HTTP/2" : code,
    isUnsent:
      isOwn &&
      ((isOnce && message.includes("(Connect)")) ||
        (!isResent && NOT_CONNECTED.test([syscall, code, message].join()))),
    isPermanent,
  };
}

/** `fetch` blocks the port, or the proxy wants a login. */
const PERMANENT = /^bad port|are blocked$|^proxy .*407|proxy auth/i;
/**
 * System calls, codes and messages of errors without a connection, or without a trusted one. The code of a server that requires a
 * client certificate is left out: it can arrive after the request.
 */
const NOT_CONNECTED =
  /^(?:connect|getaddrinfo|,(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused),|,\w*(?:CERT(?!IFICATE)|LEAF_SIGNATURE|WRONG_VERSION_NUMBER)|,\w*,(?:Proxy re|bad port|Fetch failed: R))/;

/** Copied errors have no cycles. */
function innermost(error: unknown): PlatformError {
  const outer: PlatformError = Object(error);
  const next = outer.cause ?? outer.errors?.[0];
  return next instanceof Error ? innermost(next) : outer;
}
