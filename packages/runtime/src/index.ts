export type { CallMethods, Client, ClientMethods, PathValue, UntypedInit } from "./client.js";
export { createClient } from "./create-client.js";
export { ApiError, isApiError } from "./errors/api-error.js";
export { ConnectionError, isConnectionError } from "./errors/connection-error.js";
export { CredentialError, isCredentialError } from "./errors/credential-error.js";
export {
  InvalidRequestError,
  isInvalidRequestError,
  type RequestPart,
} from "./errors/invalid-request-error.js";
export { type CallName, RuntimeError, type RuntimeErrorKind, type Sent } from "./errors/runtime-error.js";
export { isTimeoutError, TimeoutError } from "./errors/timeout-error.js";
export { isUnreadableResponseError, UnreadableResponseError } from "./errors/unreadable-response-error.js";
export type { CallOptions, ClientOptions, Fetch, HeaderValues, Token, TokenOption } from "./options.js";
export type {
  HeaderOption,
  OperationFacts,
  Provider,
  QueryStyle,
  SecurityScheme,
  TraceIdPlace,
} from "./provider.js";
export type { AnyResult, Fail, Ok, RequestSummary, Undocumented, UnknownResult } from "./result.js";
export type { Status2XX, Status3XX, Status4XX, Status5XX, StatusError } from "./status.js";
export type { Unrecognized } from "./unrecognized.js";
export { unwrap } from "./unwrap.js";
