export type { AuthenticationPlan, BearerPlan, HmacPlan, SignatureScheme, WebhookFacts } from "./scheme.js";
export {
  createSignWebhook,
  createTestKeys,
  type SignOptions,
  type SignPlanOptions,
  type SignPublicKeyOptions,
  type SignSecretOptions,
  type SignUndocumentedOptions,
  type SignWebhook,
} from "./sign-webhook.js";
