// Every package passes these on to its users, who need not install the runtime.
export type { ResponseHead } from "./response/response-head.js";
export { asArrayBuffer, asBlob, asStream, asText } from "./response/response-readers.js";
export type { Paginator } from "./client/client.js";
export { ApiError, isApiError } from "./errors/api-error.js";
export { ConnectionError, isConnectionError } from "./errors/connection-error.js";
export { CredentialError, isCredentialError } from "./errors/credential-error.js";
export { InvalidRequestError, isInvalidRequestError } from "./errors/invalid-request-error.js";
export { isRateLimitError, RateLimitError } from "./errors/rate-limit-error.js";
export { type CallName, isAgentApisError } from "./errors/runtime-error.js";
export { isTimeoutError, TimeoutError } from "./errors/timeout-error.js";
export { isUnreadableResponseError, UnreadableResponseError } from "./errors/unreadable-response-error.js";
export type {
  ErrorEvent,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  WaitEvent,
} from "./client/hooks.js";
export type { Fetch, HeaderValues, Token, TokenFunction, TokenRequest } from "./client/options.js";
export type { RateWindow } from "./rate-limit/rate-window.js";
export { createRateBudget, type Permit, type RateBudget } from "./rate-limit/rate-budget.js";
export type { RateLimitState } from "./rate-limit/rate-limit-state.js";
export type { AnyResult, Fail, Ok } from "./response/result.js";
export { type Known, type Unrecognized, unrecognized } from "./values/unrecognized.js";
export { unwrap } from "./response/unwrap.js";

// Only generated code uses these.
export type { ResponseReader } from "./response/response-readers.js";
export { atMostOnce, type OnceGuard } from "./attempt/at-most-once.js";
export { type BodyEncoder, encodeJsonAs, type WireBody } from "./request/build-body.js";
export type {
  CallMethods,
  Client,
  ClientMethods,
  PaginateMethod,
  PathValue,
  UntypedInit,
} from "./client/client.js";
export { chooseServer, type ServerChoice, type ServerVariable } from "./client/choose-server.js";
export { createClient } from "./client/create-client.js";
export { encodeBinaryAs, encodeForm, encodeMultipart, encodeMultipartWith } from "./request/encode-form.js";
export type { RequestPart } from "./errors/invalid-request-error.js";
export { RuntimeError, type Sent } from "./errors/runtime-error.js";
export type { HookCall } from "./client/hooks.js";
export type { CallOptions, ClientOptions, TokenOption } from "./client/options.js";
export { keepDigits } from "./response/keep-digits.js";
export { byCursor } from "./pages/by-cursor.js";
export { byLastItem } from "./pages/by-last-item.js";
export { byNumber, type ListEnds } from "./pages/by-number.js";
export { byUrl } from "./pages/by-url.js";
export { inBody } from "./pages/in-body.js";
export type { CursorPointers, NextPage, PagePart, Values, Walk } from "./pages/walk.js";
export { whileMore } from "./pages/while-more.js";
export type {
  OperationFacts,
  Pagination,
  Provider,
  QueryStyle,
  SecurityScheme,
  TraceIdReader,
} from "./client/provider.js";
export { asFields, type QueryWriter, separatedBy } from "./request/query-styles.js";
export type { RequestSummary, UnknownResult } from "./response/result.js";
export type {
  Status2XX,
  Status3XX,
  Status4XX,
  Status5XX,
  StatusError,
  StatusTens,
} from "./response/status.js";
export { traceIdAt, type TraceIdLocation } from "./response/trace-id.js";
