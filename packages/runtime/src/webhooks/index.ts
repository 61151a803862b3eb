export { readAuthenticationPlan } from "./authentication-plan.js";
export { createHandleWebhook } from "./handle-webhook.js";
export { createMemoryStore } from "./memory-store.js";
export type { Claim, DedupeStore } from "./dedupe-store.js";
export type { AnyDelivery, Delivery, HeaderSource, PassTheRawBody, Raw, RawBody } from "./delivery.js";
export type {
  EventContext,
  Handler,
  HandleOptions,
  HandleWebhook,
  VerifyWebhook,
  WebhookHandlers,
} from "./functions.js";
export type {
  PlanOptions,
  PublicKeyOptions,
  SecretOptions,
  UndocumentedOptions,
  WebhookOptions,
} from "./options.js";
export type {
  AuthenticationPlan,
  BearerPlan,
  ConfiguredScheme,
  EventFacts,
  EventPlaces,
  HmacPlan,
  PlanReader,
  SignatureScheme,
  SignatureTime,
  SignedPart,
  TimeUnit,
  WebhookFacts,
} from "./scheme.js";
export { WebhookError, type WebhookErrorReason } from "./webhook-error.js";
export { createVerifyWebhook } from "./verify-webhook.js";
