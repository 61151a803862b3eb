/**
 * What of the runtime belongs to the surface of every package that an application installs: all that it uses. Strict
 * package managers let it import nothing but what it has installed itself.
 */
const VALUES = [
  "ApiError",
  "asArrayBuffer",
  "asBlob",
  "asStream",
  "asText",
  "ConnectionError",
  "createRateBudget",
  "CredentialError",
  "InvalidRequestError",
  "isAgentApisError",
  "isApiError",
  "isConnectionError",
  "isCredentialError",
  "isInvalidRequestError",
  "isRateLimitError",
  "isTimeoutError",
  "isUnreadableResponseError",
  "RateLimitError",
  "TimeoutError",
  "UnreadableResponseError",
  "unrecognized",
  "unwrap",
];

const TYPES = [
  "AnswerHead",
  "AnyResult",
  "CallName",
  "ErrorEvent",
  "Fail",
  "Fetch",
  "HeaderValues",
  "Hooks",
  "Known",
  "Ok",
  "Paginator",
  "Permit",
  "RateBudget",
  "RateLimitState",
  "RateWindow",
  "RequestEvent",
  "ResponseEvent",
  "RetryEvent",
  "Token",
  "TokenFunction",
  "TokenRequest",
  "Unrecognized",
  "WaitEvent",
];

/** The line that passes it on. */
export function renderRuntimeExports(): string {
  const names = [...VALUES, ...TYPES.map((name) => `type ${name}`)];
  return `export { ${names.join(", ")} } from "@agent-apis/runtime";`;
}
