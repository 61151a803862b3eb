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
  ChosenScheme,
  EventFacts,
  EventPlaces,
  HmacPlan,
  SchemeReader,
  SignatureScheme,
  SignatureTime,
  SignatureVerifier,
  SchemeOptions,
  SignedPart,
  TimeUnit,
  WebhookFacts,
} from "./scheme.js";
export { WebhookError, type WebhookErrorReason } from "./webhook-error.js";
export { createVerifyWebhook } from "./verify-webhook.js";
export { sendAnswer } from "./send-answer.js";
export { withPlan } from "./with-plan.js";
export { withPublicKeys } from "./with-public-keys.js";
export { withSecret, withUndocumentedSecret } from "./with-secret.js";
export { withSharedSecret } from "./with-shared-secret.js";
