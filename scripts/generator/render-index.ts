import type { ProviderNames } from "./provider-names.ts";

/**
 * What of the runtime belongs to the surface of every provider package: all that an application uses. It installs the
 * provider's package only, and strict package managers let it import nothing else.
 */
const RUNTIME_VALUES = [
  "ApiError",
  "asArrayBuffer",
  "asBlob",
  "asStream",
  "asText",
  "ConnectionError",
  "createRateBudget",
  "CredentialError",
  "InvalidRequestError",
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
  "unwrap",
];

const RUNTIME_TYPES = [
  "AnswerHead",
  "AnyResult",
  "CallName",
  "ErrorEvent",
  "Fail",
  "Fetch",
  "HeaderValues",
  "Hooks",
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
];

export interface PublicNames {
  readonly schemas: readonly string[];
  readonly operations: readonly string[];
  readonly hasScopes: boolean;
}

/** Every public name, one by one: what is not listed is not public. */
export function renderIndex(
  { pascal }: ProviderNames,
  { schemas, operations, hasScopes }: PublicNames,
): string {
  const lines = [
    `export { ${RUNTIME_VALUES.join(", ")}, ${RUNTIME_TYPES.map((name) => `type ${name}`).join(", ")} } from "@agent-apis/runtime";`,
    `export { create${pascal}Client, type ${pascal}Client, type ${pascal}ClientOptions } from "./generated/client.js";`,
    `export type { ${operations.toSorted().join(", ")} } from "./generated/operations.js";`,
  ];
  if (schemas.length > 0)
    lines.push(`export type { ${schemas.toSorted().join(", ")} } from "./generated/schemas.js";`);
  if (hasScopes) lines.push(`export { scopes } from "./generated/scopes.js";`);
  return `${lines.join("\n")}\n`;
}
